using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Drafts;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Publishing;

/// <summary>Settings that are about to be published: the draft's, or the published ones with a change.</summary>
/// <param name="Draft">The draft they come from; null for a change that needs none.</param>
/// <param name="Conflicts">Fields that somebody else has published meanwhile; with any, nothing can be published.</param>
internal sealed record Prospect(CustomerPortal Portal, SettingsDraft? Draft, PortalValues Values, IReadOnlyList<string> Conflicts)
{
    /// <summary>Whether policy cases decide. Switching the portal off must always work, and shows nobody anything.</summary>
    public bool NeedsCases => Values.On || !Values.SameAs(Portal.Values with { On = false });

    /// <summary>What a request would publish; refuses what is not valid or meant for another version.</summary>
    public static Task<Prospect> ReadAsync(PublicationRequest request, Caller caller, PortalConfigDb db, DateTimeOffset now, CancellationToken ct) =>
        request.Patch is { } patch ? OfPatchAsync(patch, request.IfMatch, caller, db, now, ct) : OfDraftAsync(request.IfMatch, caller, db, now, ct);

    private static async Task<Prospect> OfPatchAsync(JsonElement patch, string? ifMatch, Caller caller, PortalConfigDb db, DateTimeOffset now, CancellationToken ct)
    {
        var portal = await db.Portals.FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct) ?? throw RuleException.NotFound("This portal");
        return new Prospect(portal, null, await ChangeSettings.ReadAsync(patch, ifMatch, portal, db, now, ct), []);
    }

    private static async Task<Prospect> OfDraftAsync(string? ifMatch, Caller caller, PortalConfigDb db, DateTimeOffset now, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        state.Draft.RequireVersion(ifMatch);
        var merge = state.Merge();
        if (merge.Changes.Count == 0)
        {
            throw new RuleException("nothing-to-publish", "The draft changes nothing.");
        }

        if (merge.Conflicts.Count == 0)
        {
            var problems = new Validation();
            await SettingsRules.CheckAsync(db, state.Portal, merge.Values, state.Portal.Values, now, problems, ct);
            problems.ThrowIfInvalid();
        }

        return new Prospect(state.Portal, state.Draft, merge.Values, merge.Conflicts);
    }
}

/// <summary>What the gateway asks for, on behalf of <see cref="By"/>.</summary>
/// <param name="Patch">Fields to publish at once; null publishes the draft.</param>
/// <param name="IfMatch">The version it is meant for: the draft's, or the portal's for a patch.</param>
/// <param name="PortalVersion">The portal's version for which the verdicts were given.</param>
/// <param name="At">When to publish the draft; null means now.</param>
internal sealed record PublicationRequest(
    JsonElement? Patch, string? IfMatch, string? Note, Publisher? By, long? PortalVersion, IReadOnlyList<PolicyVerdict>? Verdicts, DateTimeOffset? At = null);

/// <summary>Who publishes, as the gateway knows them.</summary>
/// <param name="Address">Where the request came from; empty where the time has come that was set.</param>
internal sealed record Publisher(Guid Id, string FirstName, string LastName, string Email, string Address)
{
    /// <summary>The publisher as whoever makes a change.</summary>
    public Caller On(Guid portalId) => new(CallerKind.Staff, Id, portalId, null, TicketScope.Own, [], FirstName, LastName, Email, "") { Address = Address };
}

/// <summary>Whether, under the settings to be published, a case's contact sees its ticket.</summary>
/// <param name="Version">The case's version that was looked at.</param>
internal sealed record PolicyVerdict(Guid CaseId, long Version, bool Sees);
