using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery;

/// <summary>A portal's settings, read: how its customers see tickets.</summary>
internal sealed class PortalView
{
    private readonly Dictionary<(RecordType Record, string Name), PropertyDefinition> _properties;
    private readonly Dictionary<Guid, PipelineSnapshot> _pipelines;
    private readonly PortalSettings _settings;

    private PortalView(PortalSettings settings)
    {
        _settings = settings;
        Display = settings.Display.Length == 0 ? TicketDisplay.Default : Read<TicketDisplay>(settings.Display);
        _properties = (settings.Properties.Length == 0 ? StandardProperties.All : Read<IReadOnlyList<PropertyDefinition>>(settings.Properties))
            .ToDictionary(property => (property.Record, property.Name));
        _pipelines = (settings.Pipelines.Length == 0 ? [] : Read<IReadOnlyList<PipelineSnapshot>>(settings.Pipelines)).ToDictionary(pipeline => pipeline.Id);
        Columns = [.. Display.Columns
            .Select(column => FindTicket(column.Property) is { Visibility: not PortalVisibility.Hidden } property ? new ShownColumn(property, column.Label) : null)
            .OfType<ShownColumn>()];
    }

    public TicketDisplay Display { get; }

    /// <summary>The columns of lists and exports: those whose property exists and may be seen (W11).</summary>
    public IReadOnlyList<ShownColumn> Columns { get; private init; }

    /// <summary>Definitions of tickets' properties.</summary>
    public IEnumerable<PropertyDefinition> TicketProperties => _properties.Values.Where(property => property.Record == RecordType.Ticket);

    /// <summary>All pipelines in their order.</summary>
    public IEnumerable<PipelineSnapshot> Pipelines => _pipelines.Values;

    /// <summary>The view of these settings; the defaults for a portal that is not known yet.</summary>
    public static PortalView Of(PortalSettings? settings) => new(settings ?? new PortalSettings());

    public static async Task<PortalView> OfAsync(TicketQueryDb db, Guid portalId, CancellationToken ct) =>
        Of(await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == portalId, ct));

    public PropertyDefinition? FindTicket(string name) => _properties.GetValueOrDefault((RecordType.Ticket, name));

    public PropertyDefinition? FindContact(string name) => _properties.GetValueOrDefault((RecordType.Contact, name));

    /// <summary>Whether customers see in which stage a ticket is, rather than open or closed alone.</summary>
    public bool ShowsStages => Display.ShowStages && Shows(StandardProperties.Stage);

    /// <summary>Whether customers may see a ticket property.</summary>
    public bool Shows(string property) => FindTicket(property) is { Visibility: not PortalVisibility.Hidden };

    /// <summary>Whether customers may filter and sort by a ticket property and choose it as a column: what they see somewhere.</summary>
    public bool MayFilterBy(string property) => Shows(property) && property switch
    {
        StandardProperties.Stage => ShowsStages,
        StandardProperties.Pipeline => ShowsStages || Columns.Any(column => column.Property.Name == property),
        _ => true,
    };

    /// <summary>The same with the columns that a customer has chosen; an administrator's headings stay.</summary>
    /// <param name="columns">Names of properties between commas; empty leaves the portal's own columns.</param>
    public PortalView WithColumns(string columns)
    {
        var names = columns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return this;
        }

        var unknown = names.Find(name => !MayFilterBy(name));
        new Validation()
            .Require(unknown is null, "columns", $"There is no column {unknown}.")
            .Require(names.Count <= TicketColumn.Max, "columns", $"At most {TicketColumn.Max} columns.")
            .ThrowIfInvalid();
        return new PortalView(_settings)
        {
            Columns = [.. names.Select(name => Columns.FirstOrDefault(column => column.Property.Name == name) ?? new ShownColumn(FindTicket(name)!, null))],
        };
    }

    /// <summary>The tickets that pass <paramref name="filter"/>, as a condition of queries. Of tickets whose rows are of an older shape nobody knows, so none passes.</summary>
    public Expression<Func<Ticket, bool>> Matching(TicketQueryDb db, Filter filter)
    {
        var matches = FilterQuery.Of<Ticket, TicketValue>(filter, FindTicket, ticket => db.TicketValues.Where(value => value.TicketId == ticket.Id));
        var complete = Expression.GreaterThanOrEqual(Expression.Property(matches.Parameters[0], nameof(Ticket.Shape)), Expression.Constant(Ticket.Filterable));
        return Expression.Lambda<Func<Ticket, bool>>(Expression.AndAlso(complete, matches.Body), matches.Parameters);
    }

    /// <summary>Whether customers are shown a ticket with these values (P21).</summary>
    public bool Shows(Ticket ticket, IEnumerable<IIndexedValue> values) =>
        Display.TicketFilter is not { } filter || (ticket.IsFilterable && FilterEngine.Matches(filter, FindTicket, values));

    /// <summary>The name of a ticket's stage, as it is today or as the ticket came with it; null where customers are shown no stages (P25, D4).</summary>
    public string? ShownStage(Ticket ticket) => ShowsStages
        && (_pipelines.GetValueOrDefault(ticket.PipelineId)?.Stages.FirstOrDefault(stage => stage.Id == ticket.StageId)?.Label ?? ticket.StageLabel) is { Length: > 0 } label ? label : null;

    /// <summary>A pipeline's name; empty for one that is not known.</summary>
    public string PipelineName(Guid id) => _pipelines.GetValueOrDefault(id)?.Name ?? "";

    /// <summary>Whether a customer's reply to this closed ticket reopens it (P29). What needs no setting is allowed before settings arrive; this is not.</summary>
    public bool Reopens(Ticket ticket) => (_pipelines.GetValueOrDefault(ticket.PipelineId)?.ClosedReply ?? _settings.ClosedReply) == ClosedReply.Reopen;

    /// <summary>Until when a reply to this closed ticket reopens it; later it starts a new one (W19). Null: however late.</summary>
    public DateTimeOffset? ReopensUntil(Ticket ticket) => _settings.NewTicketAfterDays is { } days && Reopens(ticket) ? ticket.ClosedAt?.AddDays(days) : null;

    /// <summary>Whether customers may close this ticket (P30).</summary>
    public bool MayClose(Ticket ticket) => _pipelines.GetValueOrDefault(ticket.PipelineId)?.CustomersMayClose ?? _settings.CustomersMayClose;

    /// <summary>Whether customers may hide their tickets from their colleagues (B4).</summary>
    public bool MayHide => _settings.CustomersMayHide;

    /// <summary>Whether customers are asked how it went (W23).</summary>
    public bool AsksRating => _settings.AskRating;

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ServiceDefaultsSetup.Json)!;
}

/// <summary>A column of the customers' list with the heading an administrator gave it, if any.</summary>
internal sealed record ShownColumn(PropertyDefinition Property, string? Label);
