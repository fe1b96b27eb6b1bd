using Microsoft.EntityFrameworkCore;

namespace Portal.TicketQuery.Data;

/// <summary>How many tickets of one contact are with one company (<see cref="Guid.Empty"/> for none), open or closed. Changes in the transaction that changes the ticket, so sums are exact.</summary>
internal sealed class TicketCount
{
    public Guid PortalId { get; init; }
    public Guid ContactId { get; init; }
    public Guid CompanyId { get; init; }
    public bool Closed { get; init; }
    public long Tickets { get; init; }

    /// <summary>Takes the ticket out of the count it was in and puts it into the one it is in now.</summary>
    public static async Task MoveAsync(TicketQueryDb db, TicketPlace? from, TicketPlace to, CancellationToken ct)
    {
        if (from == to)
        {
            return;
        }

        // Always in the same order, so that two tickets that change places do not wait for each other.
        var steps = from is null ? [(Place: to, By: 1)] : new[] { (Place: from, By: -1), (Place: to, By: 1) };
        foreach (var (place, by) in steps.OrderBy(step => step.Place.ToString(), StringComparer.Ordinal))
        {
            var changed = await db.TicketCounts
                .Where(count => count.PortalId == place.PortalId && count.ContactId == place.ContactId && count.CompanyId == place.CompanyId && count.Closed == place.Closed)
                .ExecuteUpdateAsync(set => set.SetProperty(count => count.Tickets, count => count.Tickets + by), ct);
            if (changed == 0)
            {
                db.TicketCounts.Add(new TicketCount { PortalId = place.PortalId, ContactId = place.ContactId, CompanyId = place.CompanyId, Closed = place.Closed, Tickets = by });
            }
        }
    }
}

/// <summary>Where a ticket counts.</summary>
internal sealed record TicketPlace(Guid PortalId, Guid ContactId, Guid CompanyId, bool Closed)
{
    public static TicketPlace Of(Ticket ticket) => new(ticket.PortalId, ticket.ContactId, ticket.CompanyId ?? Guid.Empty, ticket.Closed);
}
