using Microsoft.EntityFrameworkCore;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

internal static class PeopleById
{
    /// <summary>Today's names of the people of one page.</summary>
    public static async Task<Dictionary<Guid, Person>> PeopleAsync(this TicketQueryDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0
            ? []
            : await db.People.AsNoTracking().Where(person => wanted.Contains(person.Id)).ToDictionaryAsync(person => person.Id, ct);
    }
}
