using MassTransit;
using Portal.Contracts.Identities;
using Portal.Gateway.Live;

namespace Portal.Gateway.Sessions;

/// <summary>Roles count at once in a live session, and open pages show it.</summary>
internal sealed class StaffChangedConsumer(PersonChanges changes, LiveHub hub) : IConsumer<StaffChanged>
{
    public Task Consume(ConsumeContext<StaffChanged> context)
    {
        changes.Note(context.Message.Staff.Id, context.Message.Staff.Version);
        hub.StaffChanged(context.Message.Staff.Id);
        return Task.CompletedTask;
    }
}
