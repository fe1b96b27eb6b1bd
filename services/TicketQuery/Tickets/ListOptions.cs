using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Tickets;

/// <summary>What a customer may filter and sort lists by and choose as columns, with the choices there are.</summary>
internal static class ListOptions
{
    /// <summary>Owners are collected from so many tickets, those that something happened with last.</summary>
    private const int MaxLookedAt = 2_000;

    public static async Task<IResult> HandleAsync(Caller caller, TicketQueryDb db, SessionViews views, PortalViews portals, CancellationToken ct) =>
        new ViewAnswer(await views.GetAsync(caller, "options", async stamp => await ReadAsync(db, caller, await portals.GetAsync(db, caller.PortalId, stamp, ct), ct), ct));

    private static async Task<TicketListOptions> ReadAsync(TicketQueryDb db, Caller caller, PortalView view, CancellationToken ct)
    {
        var fields = new List<FieldItem>();
        foreach (var property in view.TicketProperties.Where(property => view.MayFilterBy(property.Name)))
        {
            var choices = property.Name switch
            {
                StandardProperties.Owner => Named(await OwnersAsync(db, caller, view, ct)),
                StandardProperties.Stage => Named(view.Pipelines.SelectMany(pipeline => pipeline.Stages).Select(stage => stage.Label)),
                StandardProperties.Pipeline => Named(view.Pipelines.Select(pipeline => pipeline.Name)),
                _ => property.Options,
            };
            fields.Add(new FieldItem(
                property.Name,
                PropertyParameters.NameOf(property.Name),
                view.Columns.FirstOrDefault(column => column.Property.Name == property.Name)?.Label ?? property.Label,
                property.Type,
                choices,
                Sorts: TicketOrder.Sorts(property.Name, view, db),
                Filters: property.Type != PropertyType.File && property.Name != StandardProperties.Status));
        }

        return new TicketListOptions(fields);
    }

    private static IReadOnlyList<PropertyOption> Named(IEnumerable<string> names) => [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Select(name => new PropertyOption(name, name))];

    /// <summary>By the names that are shown, of tickets that are shown.</summary>
    private static async Task<IEnumerable<string>> OwnersAsync(TicketQueryDb db, Caller caller, PortalView view, CancellationToken ct)
    {
        var newest = db.TicketsVisibleTo(caller, view).Page(TicketOrder.Find(TicketOrder.Default)!, null, MaxLookedAt);
        var owners = await newest.Where(ticket => ticket.OwnerId != null)
            .Select(ticket => new { ticket.OwnerId, ticket.OwnerFirstName, ticket.OwnerLastName })
            .Distinct()
            .ToListAsync(ct);
        var people = await db.PeopleAsync(owners.Select(owner => owner.OwnerId!.Value), ct);
        return owners.Select(owner => people.GetValueOrDefault(owner.OwnerId!.Value) is { } person
                ? DisplayNames.Staff(person.FirstName, person.LastName, view.Display.OwnerName)
                : DisplayNames.Staff(owner.OwnerFirstName, owner.OwnerLastName, view.Display.OwnerName))
            .Order(StringComparer.CurrentCultureIgnoreCase);
    }
}

/// <summary>The properties that a customer's lists may be made of.</summary>
internal sealed record TicketListOptions(IReadOnlyList<FieldItem> Fields);

/// <summary>A property for lists.</summary>
/// <param name="Parameter">What it is called in the query of a list, as a filter and after <c>sort=</c>.</param>
/// <param name="Label">The heading an administrator gave its column, else the property's label.</param>
/// <param name="Choices">Values to filter by, with what they are called.</param>
/// <param name="Sorts">Whether lists are sorted by it.</param>
/// <param name="Filters">Whether lists are filtered by a parameter of this name; open and closed have one of their own.</param>
internal sealed record FieldItem(string Property, string Parameter, string Label, PropertyType Type, IReadOnlyList<PropertyOption> Choices, bool Sorts, bool Filters);
