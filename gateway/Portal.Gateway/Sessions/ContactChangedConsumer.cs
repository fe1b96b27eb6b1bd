using MassTransit;
using Portal.Contracts.Identities;
using Portal.Gateway.Live;

namespace Portal.Gateway.Sessions;

/// <summary>A contact's company or name counts at once in a live session.</summary>
internal sealed class ContactChangedConsumer(PersonChanges changes, LiveHub hub) : IConsumer<ContactChanged>
{
    public Task Consume(ConsumeContext<ContactChanged> context)
    {
        var contact = context.Message.Contact;
        changes.Note(contact.Id, contact.Version);
        hub.ContactChanged(contact.PortalId, contact.Id);
        return Task.CompletedTask;
    }
}
