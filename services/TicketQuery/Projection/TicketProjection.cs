using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Projection;

/// <summary>Brings a ticket up to an event's snapshot and adds its message. Repeats, old versions and any order of events end in the same rows.</summary>
internal sealed class TicketProjection(TicketQueryDb db, Projector projector, TicketIndex index)
{
    public Task ApplyAsync(TicketSnapshot snapshot, MessageSnapshot? message, TicketChange change, CancellationToken ct) => projector.RunAsync(
        async () =>
        {
            var stamps = new HashSet<string>(StringComparer.Ordinal);
            var ticket = await LockAsync(snapshot.Id, ct);
            var place = ticket is null ? null : TicketPlace.Of(ticket);
            var newer = true;
            if (ticket is null)
            {
                ticket = Ticket.From(snapshot);
                db.Tickets.Add(ticket);
            }
            else
            {
                AddStamps(stamps, ticket);
                newer = ticket.Take(snapshot);
            }

            AddStamps(stamps, ticket);
            await TicketCount.MoveAsync(db, place, TicketPlace.Of(ticket), ct);
            var posted = message is not null && !await db.Messages.AnyAsync(known => known.Id == message.Id, ct) ? Message.From(ticket.Id, message) : null;
            if (newer || posted is not null)
            {
                var description = await DescriptionAsync(ticket, place is null, posted, change, ct);
                var shown = await WriteValuesAsync(ticket, place is null, newer ? snapshot : null, description, ct);
                await WriteTextAsync(ticket, posted, ct);
                Announce(ticket, change, shown);
            }

            if (posted is not null)
            {
                db.Messages.Add(posted);
            }

            return stamps;
        },
        ct);

    /// <summary>The ticket with its row locked by a write, so that events of one ticket wait for each other on every database.</summary>
    private async Task<Ticket?> LockAsync(Guid id, CancellationToken ct)
    {
        var locked = await db.Tickets.Where(ticket => ticket.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Seen, ticket => ticket.Seen + 1), ct);
        return locked == 0 ? null : await db.Tickets.FirstAsync(ticket => ticket.Id == id, ct);
    }

    /// <summary>Whether customers were shown the ticket before this event, and are after it (P21).</summary>
    private async Task<(bool Before, bool After)> WriteValuesAsync(Ticket ticket, bool first, TicketSnapshot? snapshot, string? description, CancellationToken ct)
    {
        var view = await PortalView.OfAsync(db, ticket.PortalId, ct);
        var rows = first ? [] : await index.ReadAsync(ticket.Id, ct);
        var before = !first && view.Shows(rows);
        return (before, view.Shows(index.Write(ticket.Id, snapshot, description, view, rows)));
    }

    /// <summary>The text of <paramref name="posted"/> when it is the ticket's first message. Others than those that open tickets cannot be.</summary>
    private async Task<string?> DescriptionAsync(Ticket ticket, bool first, Message? posted, TicketChange change, CancellationToken ct) =>
        posted is not null && change is TicketChange.Opened or TicketChange.Imported
        && (first || !await db.Messages.AnyAsync(known => known.TicketId == ticket.Id && known.CreatedAt <= posted!.CreatedAt, ct))
            ? posted!.Text
            : null;

    /// <summary>Customers hear of what they are shown, and that something they were shown is so no more; of hidden tickets they never hear.</summary>
    private void Announce(Ticket ticket, TicketChange change, (bool Before, bool After) shown)
    {
        if (change != TicketChange.Imported && (shown.Before || shown.After))
        {
            var told = shown.After ? change : TicketChange.Changed;
            db.Enqueue(new TicketProjected(ticket.PortalId, ticket.Id, ticket.Number, ticket.Version, ticket.ContactId, ticket.CompanyId, told), ticket.Id);
        }
    }

    private async Task WriteTextAsync(Ticket ticket, Message? posted, CancellationToken ct)
    {
        var text = await db.TicketTexts.FirstOrDefaultAsync(known => known.TicketId == ticket.Id, ct);
        if (text is null)
        {
            db.TicketTexts.Add(new TicketText { TicketId = ticket.Id, Body = SearchText.Body(ticket, null, posted) });
        }
        else
        {
            text.Body = SearchText.Body(ticket, text.Body, posted);
        }
    }

    private static void AddStamps(HashSet<string> stamps, Ticket ticket)
    {
        stamps.Add(ViewStamps.OfContact(ticket.PortalId, ticket.ContactId));
        if (ticket.CompanyId is { } company)
        {
            stamps.Add(ViewStamps.OfCompany(ticket.PortalId, company));
        }
    }
}
