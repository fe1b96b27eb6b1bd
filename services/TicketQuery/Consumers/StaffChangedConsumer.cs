using MassTransit;
using Portal.Contracts.Identities;
using Portal.TicketQuery.Projection;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Consumers;

/// <summary>Lets owners' and agents' names follow; ends the views of the portals they work in.</summary>
internal sealed class StaffChangedConsumer(PersonProjection people) : IConsumer<StaffChanged>
{
    public Task Consume(ConsumeContext<StaffChanged> context)
    {
        var staff = context.Message.Staff;
        return people.ApplyAsync(
            Person.Of(staff),
            () => Task.FromResult<IReadOnlyCollection<string>>([.. staff.Memberships.Select(membership => ViewStamps.OfPortal(membership.PortalId))]),
            context.CancellationToken);
    }
}
