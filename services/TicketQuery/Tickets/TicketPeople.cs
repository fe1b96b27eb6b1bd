using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Who takes part in a ticket, and what the caller may do in it.</summary>
/// <param name="Right">As Conversation decides for writes: everything for whom it is in scope, else the participant's right.</param>
internal sealed record TicketPeople(IReadOnlyList<ParticipantItem> Participants, ParticipantRight Right, bool Requester)
{
    public static async Task<TicketPeople> OfAsync(TicketQueryDb db, Ticket ticket, Caller caller, CancellationToken ct)
    {
        var parts =
            from part in db.Participations.AsNoTracking()
            where part.TicketId == ticket.Id
            from person in db.People.AsNoTracking().Where(person => person.Id == part.ContactId).DefaultIfEmpty()
            select new { part.ContactId, part.Right, person };
        var rows = await parts.ToListAsync(ct);
        var inScope = ticket.ContactId == caller.Id || (caller is { Scope: TicketScope.Company, Company.Id: var company } && company == ticket.CompanyId);
        var right = inScope ? ParticipantRight.Close : rows.Find(row => row.ContactId == caller.Id)?.Right ?? ParticipantRight.View;
        var items = rows.Where(row => row.person is not null)
            .Select(row => new ParticipantItem(row.ContactId, row.person.Name, row.Right, row.ContactId == caller.Id))
            .OrderBy(item => item.Name, StringComparer.CurrentCultureIgnoreCase);
        return new TicketPeople([.. items], right, ticket.ContactId == caller.Id);
    }
}

/// <summary>A contact whom the ticket is shown beside its requester; <see cref="Me"/> when it is the caller.</summary>
internal sealed record ParticipantItem(Guid Id, string Name, ParticipantRight Right, bool Me);
