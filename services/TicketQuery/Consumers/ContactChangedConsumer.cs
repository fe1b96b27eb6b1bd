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

    /// <summary>The contact's own views and those of every company that has tickets of theirs, or in whose tickets they may have written.</summary>
    private async Task<IReadOnlyCollection<string>> StampsAsync(ContactSnapshot contact, CancellationToken ct)
    {
        var companies = await db.Tickets.Where(ticket => ticket.PortalId == contact.PortalId && ticket.ContactId == contact.Id && ticket.CompanyId != null)
            .Select(ticket => ticket.CompanyId!.Value).Distinct().ToListAsync(ct);
        if (contact.Company is { } own && !companies.Contains(own.Id))
        {
            companies.Add(own.Id);
        }

        return [ViewStamps.OfContact(contact.PortalId, contact.Id), .. companies.Select(company => ViewStamps.OfCompany(contact.PortalId, company))];
    }
}
