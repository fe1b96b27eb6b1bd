using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;

namespace Portal.Identity.Sessions;

/// <summary>Ends a session, and with it the views its member of staff has opened; ending it again is fine.</summary>
internal static class SignOut
{
    /// <summary><paramref name="address"/> is the client's, for the audit log.</summary>
    public static async Task<NoContent> HandleAsync(string key, string? address, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var views = await db.Sessions.Where(session => session.ViewerSession != null && (session.Key == key || session.ViewerSession == key)).ToListAsync(ct);
        foreach (var ended in views.GroupBy(view => view.Key == key ? "ended" : "signed-out"))
        {
            await db.EndViewsAsync([.. ended], ended.Key, address ?? "", clock.GetUtcNow(), ct);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // One of them was ended elsewhere at this moment; what is left of them expires.
        }

        await db.Sessions.Where(session => session.Key == key).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }
}
