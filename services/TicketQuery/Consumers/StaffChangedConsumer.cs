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
        var person = new Person { Id = staff.Id, Version = staff.Version, FirstName = staff.FirstName, LastName = staff.LastName, Email = staff.Email };
        return people.ApplyAsync(
            person,
            () => Task.FromResult<IReadOnlyCollection<string>>([.. staff.Memberships.Select(membership => ViewStamps.OfPortal(membership.PortalId))]),
            context.CancellationToken);
    }
}
