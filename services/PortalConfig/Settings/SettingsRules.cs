using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Forms;
using Portal.PortalConfig.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Settings;

/// <summary>Rules between settings, and between them and what else there is. Only what differs from the settings before is held against what else there is: a rule that came later must not keep anyone from changing other settings.</summary>
internal static class SettingsRules
{
    /// <summary>Notes what keeps <paramref name="values"/> from following <paramref name="old"/>.</summary>
    /// <param name="find">The definition of a property; null for one that does not exist.</param>
    public static void Check(PortalValues values, PortalValues old, Func<RecordType, string, PropertyDefinition?> find, Validation problems)
    {
        problems.Require(values.TicketScope != TicketScope.Group || values.ScopeFilter is not null, "scopeFilter", "Say which contacts see their company's tickets.");
        CheckColumns(values, old, find, problems);
        CheckFilter("scopeFilter", values.ScopeFilter, old.ScopeFilter, name => find(RecordType.Contact, name), problems);
        CheckFilter("ticketFilter", values.TicketFilter, old.TicketFilter, name => find(RecordType.Ticket, name), problems);
    }

    /// <summary>Notes what keeps <paramref name="values"/> from following <paramref name="old"/>, which are the draft's or what <paramref name="portal"/> has published.</summary>
    public static async Task CheckAsync(PortalConfigDb db, CustomerPortal portal, PortalValues values, PortalValues old, DateTimeOffset now, Validation problems, CancellationToken ct)
    {
        Check(values, old, await db.FindPropertyAsync(portal.Id, ct), problems);
        await CheckTakenAsync(db, portal.Id, values, problems, ct);
        await CheckAssetsAsync(db, portal.Id, values.Theme, old.Theme, now, problems, ct);
        if (values.FormId != old.FormId && await db.ProblemOfFormAsync(portal.Id, values.FormId, ct) is { } problem)
        {
            problems.Require(ok: false, "formId", problem);
        }

        if (values.DefaultInboxId is { } inbox && inbox != old.DefaultInboxId)
        {
            var inboxes = await db.Inboxes.AsNoTracking().FirstOrDefaultAsync(copy => copy.PortalId == portal.Id, ct);
            problems.Require(inboxes?.Inboxes.Contains(inbox) == true, "defaultInboxId", "There is no such inbox.");
        }

        var pipelines = await db.Pipelines.AsNoTracking().FirstOrDefaultAsync(copy => copy.PortalId == portal.Id, ct);
        CheckClosedStages(values, old, pipelines?.Pipelines ?? [], problems);
    }

    /// <summary>Notes closed stages (P31) that are none of their pipeline's.</summary>
    public static void CheckClosedStages(PortalValues values, PortalValues old, IReadOnlyList<PipelineSnapshot> pipelines, Validation problems)
    {
        foreach (var (pipelineId, stageId) in values.ClosedStages.Except(old.ClosedStages))
        {
            var pipeline = pipelines.FirstOrDefault(known => known.Id == pipelineId);
            problems.Require(
                pipeline?.Stages.Any(stage => stage.Id == stageId && stage.Closed) == true,
                $"closedStages.{pipelineId}",
                pipeline is null ? "There is no such pipeline." : "Choose a closed stage of this pipeline.");
        }
    }

    private static async Task CheckTakenAsync(PortalConfigDb db, Guid portalId, PortalValues values, Validation problems, CancellationToken ct)
    {
        var slugTaken = await db.Slugs.AnyAsync(other => other.PortalId != portalId && other.Slug == values.Slug, ct);
        problems.Require(!slugTaken, "slug", "Another portal has, or had, this slug.");
        var hosts = values.Domains.Select(domain => domain.Host).ToArray();
        var taken = await db.VerifiedHosts.Where(host => host.PortalId != portalId && hosts.Contains(host.Host)).Select(host => host.Host).ToListAsync(ct);
        foreach (var host in taken)
        {
            problems.Require(ok: false, At("domains", Array.IndexOf(hosts, host), "host"), "Another portal answers on this host.");
        }
    }

    private static async Task CheckAssetsAsync(PortalConfigDb db, Guid portalId, Theme theme, Theme old, DateTimeOffset now, Validation problems, CancellationToken ct)
    {
        foreach (var (field, id) in new[] { ("logoId", theme.LogoId), ("darkLogoId", theme.DarkLogoId), ("faviconId", theme.FaviconId) })
        {
            if (id is not null && id != old.LogoId && id != old.DarkLogoId && id != old.FaviconId)
            {
                // In one statement with the look: from now on it is kept for as long as it takes to save.
                var chosen = await db.Assets.Where(asset => asset.Id == id && asset.PortalId == portalId).ExecuteUpdateAsync(set => set.SetProperty(asset => asset.ChosenAt, now), ct);
                problems.Require(chosen == 1, $"theme.{field}", "Upload this picture first.");
            }
        }
    }

    private static void CheckColumns(PortalValues values, PortalValues old, Func<RecordType, string, PropertyDefinition?> find, Validation problems)
    {
        for (var index = 0; index < values.Columns.Count; index++)
        {
            var property = values.Columns[index].Property;
            if (property.Length > 0 && old.Columns.All(column => column.Property != property))
            {
                var definition = find(RecordType.Ticket, property);
                problems
                    .Require(definition is not null, At("columns", index, "property"), "There is no such ticket property.")
                    .Require(definition is not { Visibility: PortalVisibility.Hidden }, At("columns", index, "property"), "This property is hidden from customers.");
            }
        }
    }

    private static void CheckFilter(string field, Filter? filter, Filter? old, Func<string, PropertyDefinition?> find, Validation problems)
    {
        if (filter is null || (old is not null && JsonSerializer.Serialize(filter) == JsonSerializer.Serialize(old)))
        {
            return;
        }

        foreach (var (path, problem) in FilterRules.Problems(filter, find))
        {
            problems.Require(ok: false, $"{field}.{path}", problem);
        }
    }

    private static string At(string field, int index, string member) => string.Create(CultureInfo.InvariantCulture, $"{field}[{index}].{member}");
}
