using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Projection;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Consumers;

/// <summary>Lets "requested by" and authors follow a contact's name.</summary>
internal sealed class ContactChangedConsumer(TicketQueryDb db, PersonProjection people) : IConsumer<ContactChanged>
{
    public Task Consume(ConsumeContext<ContactChanged> context)
    {
        var contact = context.Message.Contact;
        return people.ApplyAsync(Person.Of(contact), () => StampsAsync(contact, context.CancellationToken), context.CancellationToken);
    }

    /// <summary>The contact's own views, those of every company that has tickets of theirs or in whose tickets they may have written, and of all who share a ticket with them.</summary>
    private async Task<IReadOnlyCollection<string>> StampsAsync(ContactSnapshot contact, CancellationToken ct)
    {
        var companies = await db.Tickets.Where(ticket => ticket.PortalId == contact.PortalId && ticket.ContactId == contact.Id && ticket.CompanyId != null)
            .Select(ticket => ticket.CompanyId!.Value).Distinct().ToListAsync(ct);
        if (contact.Company is { } own && !companies.Contains(own.Id))
        {
            companies.Add(own.Id);
        }

        var sharing = db.Participations.Where(part => part.PortalId == contact.PortalId);
        var joined = db.Tickets.Where(ticket => sharing.Any(part => part.ContactId == contact.Id && part.TicketId == ticket.Id));
        var others = await joined.Select(ticket => ticket.ContactId)
            .Union(sharing.Where(part => joined.Any(ticket => ticket.Id == part.TicketId)).Select(part => part.ContactId))
            .Union(sharing.Where(part => db.Tickets.Any(ticket => ticket.Id == part.TicketId && ticket.ContactId == contact.Id)).Select(part => part.ContactId))
            .ToListAsync(ct);
        companies.AddRange(await joined.Where(ticket => ticket.CompanyId != null).Select(ticket => ticket.CompanyId!.Value).Distinct().ToListAsync(ct));
        return [.. others.Append(contact.Id).Distinct().Select(other => ViewStamps.OfContact(contact.PortalId, other)), .. companies.Distinct().Select(company => ViewStamps.OfCompany(contact.PortalId, company))];
    }
}
