using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Projection;

/// <summary>Brings a ticket up to an event's snapshot and adds its message. Repeats, old versions and any order of events end in the same rows.</summary>
internal sealed class TicketProjection(TicketQueryDb db, Projector projector, TicketIndex index, WordIndex words)
{
    public async Task ApplyAsync(TicketSnapshot snapshot, MessageSnapshot? message, IReadOnlyList<TicketActivity> activities, TicketChange change, CancellationToken ct)
    {
        await words.LearnAsync(db, snapshot, message, ct);
        await projector.RunAsync(() => WriteAsync(snapshot, message, activities, change, ct), ct);
    }

    /// <summary>Writes the ticket and what belongs to it; the stamps of whose views end by it.</summary>
    private async Task<IReadOnlyCollection<string>> WriteAsync(TicketSnapshot snapshot, MessageSnapshot? message, IReadOnlyList<TicketActivity> activities, TicketChange change, CancellationToken ct)
    {
        var stamps = new HashSet<string>(StringComparer.Ordinal);
        var ticket = await LockAsync(snapshot.Id, ct);
        var place = ticket is null ? null : TicketPlace.Of(ticket);
        var before = ticket is null ? [] : await db.Participations.Where(part => part.TicketId == ticket.Id).ToListAsync(ct);
        var newer = true;
        var reshaped = ticket is { IsComplete: false };
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

        var participants = newer ? Write(ticket, snapshot.Participants, before) : [.. before.Select(part => part.ContactId)];
        var touched = before.Select(part => part.ContactId).Union(participants).ToList();
        stamps.UnionWith(touched.Select(contact => ViewStamps.OfContact(ticket.PortalId, contact)));
        AddStamps(stamps, ticket);
        await TicketCount.MoveAsync(db, place, TicketPlace.Of(ticket), ct);
        var posted = message is not null && !await db.Messages.AnyAsync(known => known.Id == message.Id, ct) ? Message.From(ticket.Id, message) : null;
        if (newer || posted is not null)
        {
            var shown = await WriteValuesAsync(new Arrival(ticket, place is null, reshaped, newer ? snapshot : null, posted), ct);
            await WriteTextAsync(ticket, participants, posted, ct);
            Announce(ticket, place, touched, change, shown);
        }

        if (posted is not null)
        {
            db.Messages.Add(posted);
        }

        await AddAsync(ticket.Id, activities, ct);

        return stamps;
    }

    /// <summary>Brings the rows of who takes part up to the snapshot; their contacts.</summary>
    private List<Guid> Write(Ticket ticket, IReadOnlyList<TicketParticipant> told, List<Participation> known)
    {
        db.Participations.RemoveRange(known.Where(part => told.All(participant => participant.ContactId != part.ContactId)));
        foreach (var participant in told)
        {
            if (known.Find(part => part.ContactId == participant.ContactId) is { } part)
            {
                part.Right = participant.Right;
            }
            else
            {
                db.Participations.Add(new Participation { TicketId = ticket.Id, ContactId = participant.ContactId, PortalId = ticket.PortalId, Right = participant.Right });
            }
        }

        return [.. told.Select(participant => participant.ContactId)];
    }

    /// <summary>Adds the lines of history that are not here yet.</summary>
    private async Task AddAsync(Guid ticketId, IReadOnlyList<TicketActivity> told, CancellationToken ct)
    {
        if (told.Count > 0)
        {
            var known = await db.Activities.Where(activity => activity.TicketId == ticketId).Select(activity => activity.Id).ToListAsync(ct);
            db.Activities.AddRange(told.ExceptBy(known, line => line.Id).Select(line => Activity.Of(ticketId, line)));
        }
    }

    /// <summary>The ticket with its row locked by a write, so that events of one ticket wait for each other on every database.</summary>
    private async Task<Ticket?> LockAsync(Guid id, CancellationToken ct)
    {
        var locked = await db.Tickets.Where(ticket => ticket.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Seen, ticket => ticket.Seen + 1), ct);
        return locked == 0 ? null : await db.Tickets.FirstAsync(ticket => ticket.Id == id, ct);
    }

    /// <summary>Whether customers were shown the ticket before this event, and are after it (P21).</summary>
    private async Task<(bool Before, bool After)> WriteValuesAsync(Arrival arrival, CancellationToken ct)
    {
        var ticket = arrival.Ticket;
        var view = await PortalView.OfAsync(db, ticket.PortalId, ct);
        if (arrival.Newer is { } snapshot && snapshot.Properties.Keys.Any(name => view.FindTicket(name) is null))
        {
            // Their definitions may be about to be saved. Whoever comes second sees what the other did.
            view = PortalView.Of(await db.LockPortalAsync(ticket.PortalId, ct));
        }

        var rows = arrival.First ? [] : await index.ReadAsync(ticket.Id, ct);
        var before = !arrival.First && !arrival.Reshaped && view.Shows(ticket, rows);
        var description = await DescriptionAsync(arrival, ct);
        return (before, view.Shows(ticket, index.Write(ticket.Id, arrival.Newer, description, view, rows)));
    }

    /// <summary>The text of the ticket's first message where it may not be indexed yet: the one that was posted comes before all others, or the row is of an older shape.</summary>
    private async Task<string?> DescriptionAsync(Arrival arrival, CancellationToken ct)
    {
        var posted = arrival.Posted;
        if (arrival.First || (posted is null && !arrival.Reshaped))
        {
            return posted?.Text;
        }

        var earliest = await db.Messages.Where(known => known.TicketId == arrival.Ticket.Id)
            .OrderBy(known => known.CreatedAt).ThenBy(known => known.Id)
            .Select(known => new { known.CreatedAt, known.Text })
            .FirstOrDefaultAsync(ct);
        return posted is not null && (earliest is null || posted.CreatedAt < earliest.CreatedAt) ? posted.Text
            : arrival.Reshaped ? earliest?.Text
            : null;
    }

    /// <summary>Customers hear of what they are shown, and that something they were shown is so no more; of hidden tickets they never hear.</summary>
    private void Announce(Ticket ticket, TicketPlace? before, IReadOnlyList<Guid> participants, TicketChange change, (bool Before, bool After) shown)
    {
        if (change != TicketChange.Imported && (shown.Before || shown.After))
        {
            var told = shown.After ? change : TicketChange.Changed;

            // Colleagues from whom it has just been hidden hear of it this once.
            var company = ticket.CompanyId ?? (before is { CompanyId: var id } && id != Guid.Empty ? id : null);
            db.Enqueue(new TicketProjected(ticket.PortalId, ticket.Id, ticket.Number, ticket.Version, ticket.ContactId, company, told) { Participants = participants }, ticket.Id);
        }
    }

    private async Task WriteTextAsync(Ticket ticket, IReadOnlyList<Guid> participants, Message? posted, CancellationToken ct)
    {
        var text = await db.TicketTexts.FirstOrDefaultAsync(known => known.TicketId == ticket.Id, ct);
        if (text is null)
        {
            db.TicketTexts.Add(new TicketText { TicketId = ticket.Id, Body = SearchText.Body(ticket, participants, null, posted) });
        }
        else
        {
            text.Body = SearchText.Body(ticket, participants, text.Body, posted);
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

    /// <summary>What an event brought.</summary>
    /// <param name="First">The ticket was not known before.</param>
    /// <param name="Reshaped">The ticket's row was of an older shape.</param>
    /// <param name="Newer">The snapshot, unless it or a newer one was known.</param>
    /// <param name="Posted">A message that was not known before.</param>
    private sealed record Arrival(Ticket Ticket, bool First, bool Reshaped, TicketSnapshot? Newer, Message? Posted);
}
