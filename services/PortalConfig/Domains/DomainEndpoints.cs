using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Contracts.Portals;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Drafts;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Domains;

/// <summary>The hosts of a portal, published or in the draft, and their proof (P4).</summary>
internal static class DomainEndpoints
{
    private const string Txt = "txt";
    private const string Http = "http";

    public static async Task<Ok<DomainList>> ListAsync(Caller caller, PortalConfigDb db, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        var checks = await db.ChecksOfAsync(caller.PortalId, ct);
        return TypedResults.Ok(new DomainList([.. DomainsOf(state).Select(domain => DomainView.Of(state.Portal, domain, checks))]));
    }

    /// <summary>Looks for the proof. Once found, the portal answers on the host, as soon as its settings say so.</summary>
    public static async Task<Ok<DomainView>> VerifyAsync(
        string host, VerifyRequest request, Caller caller, PortalConfigDb db, DomainProbe probe, TimeProvider clock, CancellationToken ct)
    {
        new Validation().Require(request.Method is Txt or Http, "method", "Either txt or http.").ThrowIfInvalid();
        var state = await DraftState.LoadAsync(db, caller, ct);
        var (portal, name) = (state.Portal, HostName.Normalize(host));
        var domain = DomainsOf(state).FirstOrDefault(known => known.Host == name) ?? throw RuleException.NotFound("This domain");
        if (portal.IsVerified(domain.Host))
        {
            return TypedResults.Ok(DomainView.Of(portal, domain, await db.ChecksOfAsync(portal.Id, ct)));
        }

        var problem = request.Method == Txt ? await probe.LookForTxtAsync(portal.Id, domain.Host, ct) : await probe.LookOverHttpAsync(portal.Id, domain.Host, ct);
        var now = clock.GetUtcNow();
        await db.NoteCheckAsync(portal.Id, domain.Host, now, ct);
        if (problem is not null)
        {
            throw new RuleException("not-verified", problem);
        }

        if (await db.VerifiedHosts.AnyAsync(known => known.Host == domain.Host && known.PortalId != portal.Id, ct))
        {
            throw new RuleException("host-taken", "Another portal answers on this host. Take it away there first.");
        }

        portal.Verify(domain.Host, now);
        db.Audit(caller, "domain.verified", new AuditTarget("domain", domain.Host, domain.Host), before: null, new { domain.Host, request.Method }, now);
        db.Publish(portal);
        await db.SavePublicationAsync(portal, ct);
        return TypedResults.Ok(DomainView.Of(portal, domain, await db.ChecksOfAsync(portal.Id, ct)));
    }

    private static IEnumerable<PortalDomain> DomainsOf(DraftState state) =>
        (state.Draft.Values?.Domains ?? []).Concat(state.Portal.Values.Domains).DistinctBy(domain => domain.Host, StringComparer.Ordinal);
}

/// <summary>How to look: <c>txt</c> in DNS, <c>http</c> at the host.</summary>
internal sealed record VerifyRequest(string? Method);

/// <summary>The hosts of a portal.</summary>
internal sealed record DomainList(IReadOnlyList<DomainView> Items);

/// <summary>A host with what proves it.</summary>
/// <param name="CheckedAt">When it was last looked whether it is this portal's, whatever was found; null where nobody has asked yet.</param>
internal sealed record DomainView(string Host, string Language, bool Verified, DateTimeOffset? CheckedAt, string Token, string TxtName, string TxtValue, string HttpUrl)
{
    public static DomainView Of(CustomerPortal portal, PortalDomain domain, Dictionary<string, DateTimeOffset> checks) => new(
        domain.Host,
        domain.Language,
        portal.IsVerified(domain.Host),
        checks.TryGetValue(domain.Host, out var at) ? at : portal.Hosts.FirstOrDefault(known => known.Host == domain.Host)?.VerifiedAt,
        DomainProof.TokenOf(portal.Id, domain.Host),
        DomainProof.TxtName(domain.Host),
        DomainProof.TxtValue(portal.Id, domain.Host),
        $"http://{domain.Host}{DomainProof.HttpPath}");
}
