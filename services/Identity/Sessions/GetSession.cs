using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Identities;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Sessions;

/// <summary>The living session of a key, for a gateway that has no hot copy of it.</summary>
internal static class GetSession
{
    public static async Task<Ok<SessionRecord>> HandleAsync(string key, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await SessionReader.FindAsync(db, key, caller.PortalId, clock.GetUtcNow(), ct) ?? throw RuleException.NotFound("This session"));
}
