using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Settings;

/// <summary>Changes the settings named in the body; effective on save (P52). Absent fields stay, null empties a text that has a default.</summary>
internal static class ChangeSettings
{
    private const int MaxDomains = 20;
    private const string DomainRule = "A list of at most 20 objects with host and language.";

    public static async Task<Ok<PortalSettings>> HandleAsync(
        JsonElement body, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var portal = await db.Portals.FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct) ?? throw RuleException.NotFound("This portal");
        if (!Matches(http.Request.Headers.IfMatch.ToString(), portal.Version))
        {
            throw RuleException.Stale();
        }

        var patch = new JsonPatch(body);
        var values = Read(patch, portal.Values);
        await RefuseTakenAsync(patch, values, portal.Id, db, ct);
        patch.Problems.ThrowIfInvalid();
        if (portal.Save(values, clock.GetUtcNow()))
        {
            db.Publish(portal);
            await SaveAsync(db, ct);
        }

        return GetSettings.Answer(http, portal);
    }

    /// <summary>The values with the patch applied; what is wrong is noted in the patch.</summary>
    internal static PortalValues Read(JsonPatch patch, PortalValues old)
    {
        // id and version may come back as they were read; they are not settings.
        patch.RefuseOthers(
            "id", "version", "name", "slug", "on", "idleMinutes", "ticketScope", "ticketsName", "formConnected", "formMenuText", "defaultInboxId", "language", "closedReply", "customersMayClose", "domains");
        return old with
        {
            Name = patch.Text("name", old.Name, CustomerPortal.ProblemOfName),
            Slug = patch.Text("slug", old.Slug, Slug.ProblemOf),
            On = patch.Flag("on", old.On),
            IdleMinutes = patch.Number("idleMinutes", old.IdleMinutes, 1, CustomerPortal.MaxIdleMinutes),
            TicketScope = patch.Choice("ticketScope", old.TicketScope),
            TicketsName = patch.TextOrNull("ticketsName", old.TicketsName, CustomerPortal.MaxMenuText),
            FormConnected = patch.Flag("formConnected", old.FormConnected),
            FormMenuText = patch.TextOrNull("formMenuText", old.FormMenuText, CustomerPortal.MaxMenuText),
            DefaultInboxId = patch.IdOrNull("defaultInboxId", old.DefaultInboxId),
            Language = patch.Text("language", old.Language, language => Languages.IsKnown(language) ? null : Languages.Rule),
            ClosedReply = patch.Choice("closedReply", old.ClosedReply),
            CustomersMayClose = patch.Flag("customersMayClose", old.CustomersMayClose),
            Domains = Domains(patch) ?? old.Domains,
        };
    }

    private static List<PortalDomain>? Domains(JsonPatch patch)
    {
        if (patch.Items<DomainInput>("domains", DomainRule) is not { } inputs)
        {
            return null;
        }

        patch.Problems.Require(inputs.Count <= MaxDomains, "domains", DomainRule);
        var domains = new List<PortalDomain>();
        for (var index = 0; index < inputs.Count; index++)
        {
            var host = HostName.Normalize(inputs[index].Host);
            patch.Problems
                .Require(host is not null, Field(index, "host"), "A host name like support.example.com, without port or path.")
                .Require(host is null || domains.TrueForAll(domain => domain.Host != host), Field(index, "host"), "This host is in the list already.")
                .Require(Languages.IsKnown(inputs[index].Language), Field(index, "language"), Languages.Rule);
            domains.Add(new PortalDomain(host ?? "", inputs[index].Language ?? ""));
        }

        return domains;
    }

    private static async Task RefuseTakenAsync(JsonPatch patch, PortalValues values, Guid portalId, PortalConfigDb db, CancellationToken ct)
    {
        var slugTaken = await db.Portals.AnyAsync(other => other.Id != portalId && other.Slug == values.Slug, ct);
        patch.Problems.Require(!slugTaken, "slug", "Another portal has this slug.");
        var hosts = values.Domains.Select(domain => domain.Host).ToArray();
        var taken = await db.Hosts.Where(host => host.PortalId != portalId && hosts.Contains(host.Host)).Select(host => host.Host).ToListAsync(ct);
        for (var index = 0; index < hosts.Length; index++)
        {
            patch.Problems.Require(!taken.Contains(hosts[index], StringComparer.Ordinal), Field(index, "host"), "Another portal answers on this host.");
        }
    }

    private static async Task SaveAsync(PortalConfigDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            throw new RuleException("conflict", "Another portal took this slug or host at this moment. Please try again.");
        }
    }

    /// <summary>No header matches anything; otherwise one of its tags must be the version.</summary>
    private static bool Matches(string header, long version) =>
        header.Length == 0 || header.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag.Replace("W/", "", StringComparison.Ordinal).Trim('"') == version.ToString(CultureInfo.InvariantCulture));

    private static string Field(int index, string name) => string.Create(CultureInfo.InvariantCulture, $"domains[{index}].{name}");

    private sealed record DomainInput(string? Host, string? Language);
}
