using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Hot;

namespace Portal.Identity.Sessions;

/// <summary>The gateway's hot copies of sessions, as far as Identity touches them.</summary>
internal sealed class SessionCopies(IdentityDb db, IHotStore hot)
{
    /// <summary>Makes gateways read the sessions of these people again, once a change of theirs is saved; the event about it would, too, but a moment later.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var keys = await db.Sessions.Where(session => people.Contains(session.SubjectId)).Select(session => session.Key).ToListAsync(ct);
        await Task.WhenAll(keys.Select(key => hot.DeleteAsync(SessionRecord.HotKeyOf(key))));
    }
}
