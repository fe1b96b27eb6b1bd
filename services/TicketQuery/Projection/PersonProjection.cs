using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Projection;

/// <summary>Keeps today's names of contacts and staff.</summary>
internal sealed class PersonProjection(TicketQueryDb db, Projector projector)
{
    /// <summary>Takes over <paramref name="newest"/> unless this version or a newer one is known; a contact of before the portal was kept is taken over once more. Two writers at once: the version is the concurrency token, and the projector tries again.</summary>
    public Task ApplyAsync(Person newest, Func<Task<IReadOnlyCollection<string>>> stamps, CancellationToken ct) => projector.RunAsync(
        async () =>
        {
            var known = await db.People.FirstOrDefaultAsync(person => person.Id == newest.Id, ct);
            if (known is null)
            {
                db.People.Add(newest);
            }
            else if (known.Version < newest.Version || (known.Version == newest.Version && known.PortalId is null))
            {
                if (known.Name != newest.Name)
                {
                    await RenameAsync(newest, ct);
                }

                db.Entry(known).CurrentValues.SetValues(newest);
            }

            return await stamps();
        },
        ct);

    /// <summary>Filters compare what people are called today, as they do where tickets are written.</summary>
    private async Task RenameAsync(Person person, CancellationToken ct)
    {
        var (property, tickets) = person.PortalId is { } portal
            ? (StandardProperties.RequestedBy, db.Tickets.Where(ticket => ticket.PortalId == portal && ticket.ContactId == person.Id))
            : (StandardProperties.Owner, db.Tickets.Where(ticket => ticket.OwnerId == person.Id));
        var definition = StandardProperties.All.First(known => known.Record == RecordType.Ticket && known.Name == property);
        if (IndexedValue.Of(definition, person.Name) is [var name])
        {
            await db.TicketValues.Where(value => value.Property == property && tickets.Select(ticket => ticket.Id).Contains(value.TicketId))
                .ExecuteUpdateAsync(set => set.SetProperty(value => value.Key, name.Key).SetProperty(value => value.Words, name.Words), ct);
        }
    }
}
