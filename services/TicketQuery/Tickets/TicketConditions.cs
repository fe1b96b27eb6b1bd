using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Filters of a list as conditions of its query. What customers are not shown is no parameter, so that nobody learns of it by asking.</summary>
internal static class TicketConditions
{
    private const int MaxValues = 50;

    public static async Task<VisibleTickets> ApplyAsync(
        TicketQueryDb db, VisibleTickets tickets, PortalView view, IReadOnlyList<PropertyTerm> terms, TimeZoneInfo zone, CancellationToken ct)
    {
        var validation = new Validation();
        var conditions = new List<Condition>();
        foreach (var term in terms)
        {
            if (!view.MayFilterBy(term.Property))
            {
                validation.Require(false, term.Parameter, "There is no such parameter.");
                continue;
            }

            switch (term)
            {
                case { Text: "" }:
                    break;
                case { Property: StandardProperties.CreateDate or StandardProperties.LastActivity }:
                    tickets = InTime(tickets, term, zone, validation);
                    break;
                case { Property: StandardProperties.Stage }:
                    tickets = tickets.Where(InStage(view, Names(term, validation)));
                    break;
                case { Property: StandardProperties.Pipeline }:
                    var pipelines = view.Pipelines.Where(pipeline => Names(term, validation).Contains(pipeline.Name)).Select(pipeline => pipeline.Id).ToList();
                    tickets = tickets.Where(ticket => pipelines.Contains(ticket.PipelineId));
                    break;
                case { Property: StandardProperties.Owner }:
                    tickets = tickets.Where(await OwnedByAsync(db, view.Display.OwnerName, Names(term, validation), ct));
                    break;
                default:
                    conditions.AddRange(ConditionsOf(term, view.FindTicket(term.Property)!, zone, validation));
                    break;
            }
        }

        validation.ThrowIfInvalid();
        return conditions.Count == 0 ? tickets : tickets.Where(view.Matching(db, new Filter([new FilterGroup(conditions)])));
    }

    private static IReadOnlyList<string> Names(PropertyTerm term, Validation validation)
    {
        var names = PropertyParameters.Split(term.Text);
        validation.Require(names.Count is > 0 and <= MaxValues, term.Parameter, $"Between 1 and {MaxValues} values.");
        return names;
    }

    /// <summary>These two are columns with an index each.</summary>
    private static VisibleTickets InTime(VisibleTickets tickets, PropertyTerm term, TimeZoneInfo zone, Validation validation)
    {
        var range = TimeRange.Read(term.Text, zone);
        validation.Require(range is not null, term.Parameter, TimeRange.Expected);
        var created = term.Property == StandardProperties.CreateDate;
        if (range?.From is { } from)
        {
            tickets = tickets.Where(created ? ticket => ticket.CreatedAt >= from : ticket => ticket.LastActivityAt >= from);
        }

        if (range?.Before is { } before)
        {
            tickets = tickets.Where(created ? ticket => ticket.CreatedAt < before : ticket => ticket.LastActivityAt < before);
        }

        return tickets;
    }

    /// <summary>By the name that customers read: today's, or for a stage that is gone the one the ticket came with.</summary>
    private static Expression<Func<Ticket, bool>> InStage(PortalView view, IReadOnlyList<string> names)
    {
        var stages = view.Pipelines.SelectMany(pipeline => pipeline.Stages).ToList();
        var known = stages.ConvertAll(stage => stage.Id);
        var named = stages.Where(stage => names.Contains(stage.Label)).Select(stage => stage.Id).ToList();
        return ticket => named.Contains(ticket.StageId) || (!known.Contains(ticket.StageId) && names.Contains(ticket.StageLabel));
    }

    /// <summary>By the name that customers read and by no other part of it: nobody finds out a hidden last name by trying.</summary>
    private static async Task<Expression<Func<Ticket, bool>>> OwnedByAsync(TicketQueryDb db, OwnerName settings, IReadOnlyList<string> names, CancellationToken ct)
    {
        var staff = await db.People.AsNoTracking().Where(person => person.PortalId == null).Select(person => new { person.Id, person.FirstName, person.LastName }).ToListAsync(ct);
        var known = staff.ConvertAll(person => (Guid?)person.Id);
        var named = staff.Where(person => names.Contains(DisplayNames.Staff(person.FirstName, person.LastName, settings))).Select(person => (Guid?)person.Id).ToList();
        var unknown = names.Contains(DisplayNames.Nameless) ? [.. names, ""] : names;
        return settings.Mode switch
        {
            OwnerNameMode.Alias when names.Contains(DisplayNames.Staff(null, null, settings)) => ticket => ticket.OwnerId != null,
            OwnerNameMode.Alias => _ => false,
            OwnerNameMode.FullName => ticket => named.Contains(ticket.OwnerId)
                || (ticket.OwnerId != null && !known.Contains(ticket.OwnerId) && unknown.Contains(((ticket.OwnerFirstName ?? "") + " " + (ticket.OwnerLastName ?? "")).Trim())),
            OwnerNameMode.LastName => ticket => named.Contains(ticket.OwnerId)
                || (ticket.OwnerId != null && !known.Contains(ticket.OwnerId) && unknown.Contains((ticket.OwnerLastName ?? "").Trim())),
            _ => ticket => named.Contains(ticket.OwnerId)
                || (ticket.OwnerId != null && !known.Contains(ticket.OwnerId) && unknown.Contains((ticket.OwnerFirstName ?? "").Trim())),
        };
    }

    /// <summary>Choices by their values, numbers and dates by ranges, texts by words: a condition of the filter language, and refused like one.</summary>
    private static IEnumerable<Condition> ConditionsOf(PropertyTerm term, PropertyDefinition property, TimeZoneInfo zone, Validation validation)
    {
        var condition = property.Type switch
        {
            PropertyType.Select or PropertyType.MultiSelect or PropertyType.Checkbox => new Condition(property.Name, FilterOperator.In, Names(term, validation)),
            PropertyType.Text or PropertyType.Multiline or PropertyType.Email => new Condition(property.Name, FilterOperator.ContainsToken, [term.Text]),
            PropertyType.Number or PropertyType.Date => InRange(property, RangeText.Read(term.Text)),
            PropertyType.DateTime => InRange(property, Seconds(TimeRange.Read(term.Text, zone))),
            _ => null,
        };
        if (condition is null)
        {
            validation.Require(false, term.Parameter, property.Type switch
            {
                PropertyType.Number => "A number, or from and to with two dots: 10, 10..20, 10.., ..20.",
                PropertyType.Date or PropertyType.DateTime => TimeRange.Expected,
                _ => "Lists are not filtered by this property.",
            });
            return [];
        }

        var problems = FilterRules.Problems(new Filter([new FilterGroup([condition])]), _ => property);
        foreach (var (_, problem) in problems)
        {
            validation.Require(false, term.Parameter, problem);
        }

        return problems.Count == 0 ? [condition] : [];
    }

    private static Condition? InRange(PropertyDefinition property, RangeText? range) => range switch
    {
        null => null,
        { From: "" } => new Condition(property.Name, FilterOperator.LessOrEqual, [range.To]),
        { To: "" } => new Condition(property.Name, FilterOperator.GreaterOrEqual, [range.From]),
        _ => new Condition(property.Name, FilterOperator.Between, [range.From, range.To]),
    };

    /// <summary>Values are whole seconds, and the filter language includes both ends.</summary>
    private static RangeText? Seconds(TimeRange? range) => range is null ? null : new RangeText(Write(range.From), Write(range.Before?.AddSeconds(-1)));

    private static string Write(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
