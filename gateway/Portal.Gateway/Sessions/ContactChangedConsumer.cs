using MassTransit;
using Portal.Contracts.Identities;

namespace Portal.Gateway.Sessions;

/// <summary>A contact's company or name counts at once in a live session.</summary>
internal sealed class ContactChangedConsumer(PersonChanges changes) : IConsumer<ContactChanged>
{
    public Task Consume(ConsumeContext<ContactChanged> context)
    {
        changes.Note(context.Message.Contact.Id);
        return Task.CompletedTask;
    }
}
