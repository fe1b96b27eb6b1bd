using MassTransit;
using Portal.Contracts.Identities;

namespace Portal.Gateway.Sessions;

/// <summary>Roles count at once in a live session.</summary>
internal sealed class StaffChangedConsumer(PersonChanges changes) : IConsumer<StaffChanged>
{
    public Task Consume(ConsumeContext<StaffChanged> context)
    {
        changes.Note(context.Message.Staff.Id, context.Message.Staff.Version);
        return Task.CompletedTask;
    }
}
