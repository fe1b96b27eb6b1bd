using MassTransit;
using Portal.Contracts.Identities;
using Portal.Conversations.Data;

namespace Portal.Conversations.Consumers;

/// <summary>Keeps what customers and their companies are called; their tickets show it, and are found by it.</summary>
internal sealed class ContactChangedConsumer(ConversationDb db) : IConsumer<ContactChanged>
{
    public async Task Consume(ConsumeContext<ContactChanged> context)
    {
        var (changed, ct) = (context.Message.Contact, context.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var contact = await db.Contacts.FindAsync([changed.Id], ct);
        if (contact is null)
        {
            contact = new Contact { Id = changed.Id, PortalId = changed.PortalId };
            db.Contacts.Add(contact);
        }

        var before = contact.SearchWords;
        contact.Apply(changed);
        await db.SaveChangesAsync(ct);
        if (contact.SearchWords != before)
        {
            await db.AddNamesAsync(contact, ct);
        }

        await transaction.CommitAsync(ct);
    }
}
