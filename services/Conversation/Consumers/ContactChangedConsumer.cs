using MassTransit;
using Portal.Contracts.Identities;
using Portal.Conversations.Data;

namespace Portal.Conversations.Consumers;

/// <summary>Keeps the names of customers.</summary>
internal sealed class ContactChangedConsumer(ConversationDb db) : IConsumer<ContactChanged>
{
    public async Task Consume(ConsumeContext<ContactChanged> context)
    {
        var changed = context.Message.Contact;
        var contact = await db.Contacts.FindAsync([changed.Id], context.CancellationToken);
        if (contact is null)
        {
            contact = new Contact { Id = changed.Id, PortalId = changed.PortalId };
            db.Contacts.Add(contact);
        }

        contact.Apply(changed);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
