using Microsoft.EntityFrameworkCore;
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
                db.Entry(known).CurrentValues.SetValues(newest);
            }

            return await stamps();
        },
        ct);
}
