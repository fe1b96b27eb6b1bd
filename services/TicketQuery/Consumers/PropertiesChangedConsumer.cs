using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Projection;

namespace Portal.TicketQuery.Consumers;

/// <summary>Keeps property definitions.</summary>
internal sealed class PropertiesChangedConsumer(TicketQueryDb db, SettingsProjection settings) : IConsumer<PropertiesChanged>
{
    private const int Batch = 500;

    public Task Consume(ConsumeContext<PropertiesChanged> context)
    {
        var set = context.Message.Set;
        return settings.ApplyAsync(
            set.PortalId,
            async known =>
            {
                var before = PortalView.Of(known);
                if (!known.Take(set))
                {
                    return false;
                }

                foreach (var property in set.Properties.Where(property => property.Record == RecordType.Ticket && before.FindTicket(property.Name)?.Type != property.Type))
                {
                    await IndexAsync(set.PortalId, property, context.CancellationToken);
                }

                return true;
            },
            context.CancellationToken);
    }

    /// <summary>Tickets may have come with values of a property before its definition did, or have some of one that was deleted and made anew.</summary>
    private async Task IndexAsync(Guid portalId, PropertyDefinition property, CancellationToken ct)
    {
        var named = $"\"{property.Name}\":";
        var after = Guid.Empty;
        while (true)
        {
            var tickets = await db.Tickets.AsNoTracking()
                .Where(ticket => ticket.PortalId == portalId && ticket.Id > after && ticket.Properties.Contains(named))
                .OrderBy(ticket => ticket.Id)
                .Take(Batch)
                .ToListAsync(ct);
            if (tickets.Count == 0)
            {
                return;
            }

            var ids = tickets.ConvertAll(ticket => ticket.Id);
            await db.TicketValues.Where(value => value.Property == property.Name && ids.Contains(value.TicketId)).ExecuteDeleteAsync(ct);
            db.TicketValues.AddRange(tickets.SelectMany(ticket => TicketIndex.RowsOf(ticket.Id, property, ticket.ValueOf(property.Name))));
            after = ids[^1];
        }
    }
}
