using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;

namespace Portal.Identity.Sessions;

/// <summary>Ends a session; ending it again is fine.</summary>
internal static class SignOut
{
    public static async Task<NoContent> HandleAsync(string key, IdentityDb db, CancellationToken ct)
    {
        await db.Sessions.Where(session => session.Key == key).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }
}
