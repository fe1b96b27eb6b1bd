using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.Conversations.Messages;

namespace Portal.Conversations.Tickets;

/// <summary>A ticket with the rows its display needs.</summary>
internal sealed class TicketRow
{
    public required Ticket Ticket { get; init; }
    public required Contact Contact { get; init; }
    public required Stage Stage { get; init; }
    public Staff? Owner { get; init; }

    public DeskTicketItem Item => new(
        Ticket.Id,
        Ticket.Number,
        Ticket.Subject,
        Ticket.Preview,
        new DeskContact(Contact.Id, Contact.Person.Name, Contact.Email, Contact.CompanyName),
        Owner is null ? null : new DeskPerson(Owner.Id, Owner.Person.Name),
        Stage.Ref,
        Ticket.PipelineId,
        Ticket.InboxId,
        Ticket.Priority,
        Ticket.Category,
        Ticket.CreatedAt,
        Ticket.LastActivityAt,
        Ticket.WaitingSince,
        Ticket.Version,
        Ticket.MessageCount);
}

/// <summary>Reads tickets for the desk.</summary>
internal static class DeskReads
{
    private const int OtherTickets = 10;

    /// <summary>Tickets with contact, stage and owner.</summary>
    public static IQueryable<TicketRow> Rows(this ConversationDb db, IQueryable<Ticket> tickets) =>
        from ticket in tickets
        join contact in db.Contacts on ticket.ContactId equals contact.Id
        join stage in db.Stages on ticket.StageId equals stage.Id
        join person in db.Staff on ticket.OwnerId equals (Guid?)person.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new TicketRow { Ticket = ticket, Contact = contact, Stage = stage, Owner = owner };

    /// <summary>Sorts rows by a column of the ticket, then by its number in the same direction.</summary>
    public static IQueryable<TicketRow> Sorted<TKey>(this IQueryable<TicketRow> rows, Expression<Func<TicketRow, TKey>> column, bool descending) => descending
        ? rows.OrderByDescending(column).ThenByDescending(row => row.Ticket.Number)
        : rows.OrderBy(column).ThenBy(row => row.Ticket.Number);

    /// <summary>One ticket with its thread; null when <paramref name="which"/> has none.</summary>
    public static async Task<DeskTicket?> DeskTicketAsync(this ConversationDb db, IQueryable<Ticket> which, CancellationToken ct)
    {
        if (await db.Rows(which).AsNoTracking().SingleOrDefaultAsync(ct) is not { } row)
        {
            return null;
        }

        var (ticket, item) = (row.Ticket, row.Item);
        var others = await db.Tickets
            .Where(other => other.ContactId == ticket.ContactId && other.PortalId == ticket.PortalId && other.Id != ticket.Id)
            .OrderByDescending(other => other.LastActivityAt)
            .Take(OtherTickets)
            .Select(other => new OtherTicket(other.Number, other.Subject, other.Closed))
            .ToListAsync(ct);
        return new DeskTicket(
            item.Id,
            item.Number,
            item.Subject,
            item.Preview,
            new DeskTicketContact(item.Contact.Id, item.Contact.Name, item.Contact.Email, item.Contact.Company, others),
            item.Owner,
            item.Stage,
            item.PipelineId,
            item.InboxId,
            item.Priority,
            item.Category,
            item.CreatedAt,
            item.LastActivityAt,
            ticket.ClosedAt,
            item.WaitingSince,
            item.Version,
            item.MessageCount,
            ticket.Source,
            ticket.Properties,
            await db.ThreadAsync(ticket.Id, ticket.ThreadId, before: null, ct),
            await db.ParticipantsAsync(ticket, ct),
            ticket.HiddenFromCompany,
            ticket.Rating,
            await db.LinksAsync(ticket, ct));
    }

    private static async Task<IReadOnlyList<DeskLink>> LinksAsync(this ConversationDb db, Ticket ticket, CancellationToken ct) =>
        await db.Tickets.Where(other => other.Id == ticket.FollowUpOf || other.FollowUpOf == ticket.Id)
            .OrderBy(other => other.Number)
            .Select(other => new DeskLink(other.FollowUpOf == ticket.Id ? TicketRelation.FollowedUpBy : TicketRelation.FollowUpOf, other.Number, other.Subject, other.Closed))
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<DeskParticipant>> ParticipantsAsync(this ConversationDb db, Ticket ticket, CancellationToken ct)
    {
        var ids = ticket.Participants.Select(participant => participant.ContactId).ToList();
        var contacts = ids.Count == 0 ? [] : await db.Contacts.AsNoTracking().Where(contact => ids.Contains(contact.Id)).ToDictionaryAsync(contact => contact.Id, ct);
        return [.. ticket.Participants.Where(participant => contacts.ContainsKey(participant.ContactId))
            .Select(participant => (participant.Right, Contact: contacts[participant.ContactId]))
            .Select(row => new DeskParticipant(row.Contact.Id, row.Contact.Person.Name, row.Contact.Email, row.Contact.CompanyName, row.Right))];
    }
}
