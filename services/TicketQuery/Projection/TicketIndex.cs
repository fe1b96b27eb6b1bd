using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Projection;

/// <summary>Keeps the rows that filters look at as a ticket says.</summary>
internal sealed class TicketIndex(TicketQueryDb db)
{
    /// <summary>A ticket's rows, as they are to be saved.</summary>
    public async Task<List<TicketValue>> ReadAsync(Guid ticketId, CancellationToken ct) =>
        await db.TicketValues.Where(value => value.TicketId == ticketId).ToListAsync(ct);

    /// <summary>Brings <paramref name="rows"/> up to the ticket's values and returns those that remain.</summary>
    /// <param name="snapshot">Null when no newer one has come.</param>
    /// <param name="description">The first message's text; null when it has not come with this event.</param>
    public List<TicketValue> Write(Guid ticketId, TicketSnapshot? snapshot, string? description, PortalView view, List<TicketValue> rows)
    {
        var wanted = view.TicketProperties.SelectMany(property => (property.Name, snapshot, description) switch
        {
            (StandardProperties.Content, _, { } text) => RowsOf(ticketId, property, text),
            (StandardProperties.Content, _, null) or (_, null, _) => rows.Where(row => row.Property == property.Name),
            (_, { } newest, _) => RowsOf(ticketId, property, TicketFacts.Of(newest, property.Name)),
        }).ToList();
        var known = rows.ToDictionary(row => (row.Property, row.Key));
        var remaining = wanted.ConvertAll(row => Keep(known, row));
        db.TicketValues.RemoveRange(known.Values);
        return remaining;
    }

    /// <summary>The rows of one value.</summary>
    public static IEnumerable<TicketValue> RowsOf(Guid ticketId, PropertyDefinition property, string value) => IndexedValue.Of(property, value)
        .Select(part => new TicketValue { TicketId = ticketId, Property = part.Property, Key = part.Key, Words = part.Words, Number = part.Number });

    private TicketValue Keep(Dictionary<(string Property, string Key), TicketValue> known, TicketValue wanted)
    {
        if (!known.Remove((wanted.Property, wanted.Key), out var row))
        {
            db.TicketValues.Add(wanted);
            return wanted;
        }

        (row.Words, row.Number) = (wanted.Words, wanted.Number);
        return row;
    }
}
