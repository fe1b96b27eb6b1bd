using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Setup;

/// <summary>The first run, in the gateway's hands: check, then the administrator in Identity, then complete.</summary>
internal static class SetupEndpoints
{
    public static async Task<Ok<SetupNeed>> NeedAsync(PortalConfigDb db, CancellationToken ct) =>
        TypedResults.Ok(new SetupNeed(!await db.Portals.AnyAsync(ct)));

    /// <summary>Whether completing would work; the id is the future portal's and stays the same for a retry.</summary>
    public static async Task<Ok<SetupCheck>> CheckAsync(SetupRequest request, PortalConfigDb db, CancellationToken ct)
    {
        var (state, _, _) = await AcceptAsync(request, db, ct);
        return TypedResults.Ok(new SetupCheck(state.PortalId));
    }

    /// <summary>Creates the portal and burns the token, in one.</summary>
    public static async Task<NoContent> CompleteAsync(SetupRequest request, PortalConfigDb db, SetupToken token, TimeProvider clock, CancellationToken ct)
    {
        var (state, name, slug) = await AcceptAsync(request, db, ct);
        var portal = CustomerPortal.Create(state.PortalId, name, slug, Languages.Default, clock.GetUtcNow());
        state.Burn();
        db.Add(portal);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The token was used twice at the same moment; it opens one portal.
            throw Refused();
        }

        token.DeleteFile();
        return TypedResults.NoContent();
    }

    /// <summary>The token comes first: who does not know it learns nothing. Name and slug by the rules of the settings.</summary>
    private static async Task<(SetupState State, string Name, string Slug)> AcceptAsync(SetupRequest request, PortalConfigDb db, CancellationToken ct)
    {
        var state = await db.Setup.FirstOrDefaultAsync(ct);
        if (state?.Accepts(request.Token) != true || await db.Portals.AnyAsync(ct))
        {
            throw Refused();
        }

        var (name, slug) = (request.PortalName?.Trim() ?? "", request.Slug?.Trim() ?? "");
        var (nameProblem, slugProblem) = (CustomerPortal.ProblemOfName(name), Slug.ProblemOf(slug));
        new Validation()
            .Require(nameProblem is null, "portalName", nameProblem ?? "")
            .Require(slugProblem is null, "slug", slugProblem ?? "")
            .ThrowIfInvalid();
        return (state, name, slug);
    }

    private static RuleException Refused() => RuleException.Forbidden("This set-up token is not valid. The current one is in the log of the last start.");
}

/// <summary>Whether there is no portal yet.</summary>
internal sealed record SetupNeed(bool Needed);

/// <summary>The first portal, with the one-time token.</summary>
internal sealed record SetupRequest(string? Token, string? PortalName, string? Slug);

/// <summary>The id the portal will have.</summary>
internal sealed record SetupCheck(Guid PortalId);
