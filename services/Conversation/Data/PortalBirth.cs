using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Contracts.Inboxes;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Tickets;

namespace Portal.Conversations.Data;

/// <summary>What tickets need around them. Events may overtake each other, so whichever comes first makes it.</summary>
internal static class PortalBirth
{
    /// <summary>The portal's settings; at first sight also its counter, inbox and pipeline.</summary>
    public static async Task<PortalSettings> EnsurePortalAsync(this ConversationDb db, Guid portalId, DateTimeOffset now, CancellationToken ct) =>
        await db.Portals.FindAsync([portalId], ct) ?? await db.TransactAsync(() => db.BearPortalAsync(portalId, now, ct), ct);

    /// <summary>The contact's copy, made from what the event says where Identity's has not come yet.</summary>
    public static async Task<Contact> EnsureContactAsync(this ConversationDb db, Guid portalId, PersonRef person, CompanyRef? company, CancellationToken ct)
    {
        if (await db.Contacts.FindAsync([person.Id], ct) is { } known)
        {
            return known;
        }

        var contact = Contact.Known(portalId, person, company);
        db.Contacts.Add(contact);
        return contact;
    }

    /// <summary>Where a ticket goes: the inbox asked for, or what took its place, else the portal's default (P6), else its oldest.</summary>
    public static async Task<Guid> InboxForAsync(this ConversationDb db, PortalSettings portal, Guid? wanted, CancellationToken ct)
    {
        var inboxes = await db.InboxesAsync(portal.Id, ct);
        return (inboxes.Find(wanted) ?? inboxes.Default).Id;
    }

    /// <summary>The portal's inboxes.</summary>
    public static async Task<PortalInboxes> InboxesAsync(this ConversationDb db, Guid portalId, CancellationToken ct)
    {
        var portal = await db.Portals.Where(known => known.Id == portalId).Select(known => new { known.DefaultInboxId, known.InboxesVersion }).FirstOrDefaultAsync(ct);
        return new PortalInboxes(portalId, portal?.InboxesVersion ?? 0, await db.Inboxes.Where(inbox => inbox.PortalId == portalId).ToListAsync(ct), portal?.DefaultInboxId);
    }

    /// <summary>The portal's inboxes, to change them. The next version is taken at once: who does waits for the others that do.</summary>
    public static async Task<PortalInboxes> LockInboxesAsync(this ConversationDb db, Guid portalId, DateTimeOffset now, CancellationToken ct)
    {
        await db.EnsurePortalAsync(portalId, now, ct);
        await db.Portals.Where(portal => portal.Id == portalId).ExecuteUpdateAsync(set => set.SetProperty(portal => portal.InboxesVersion, portal => portal.InboxesVersion + 1), ct);
        return await db.InboxesAsync(portalId, ct);
    }

    /// <summary>Saves changed inboxes and tells the other services.</summary>
    public static async Task SaveAsync(this ConversationDb db, PortalInboxes inboxes, DateTimeOffset now, CancellationToken ct)
    {
        var changed = inboxes.Changed(now);
        db.Enqueue(changed, changed.PortalId);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Of several that see the portal for the first time at once, the one that makes the counter's row makes the rest; the others wait for it here and find everything.</summary>
    private static async Task<PortalSettings> BearPortalAsync(this ConversationDb db, Guid portalId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.InsertCounterAsync(portalId, ct) == 0)
        {
            return await db.Portals.SingleAsync(portal => portal.Id == portalId, ct);
        }

        var (portal, inbox, pipeline) = (PortalSettings.Born(portalId), Inbox.Default(portalId, now), Pipeline.Default(portalId));
        db.Portals.Add(portal);
        db.Inboxes.Add(inbox);
        db.Pipelines.Add(pipeline);
        db.Enqueue(new PipelinesChanged(portalId, portal.PipelinesVersion, [pipeline.Snapshot], now), portalId);
        db.Enqueue(new InboxesChanged(portalId, portal.InboxesVersion, [new InboxRef(inbox.Id, inbox.Name)], now), portalId);
        await db.SaveChangesAsync(ct);
        return portal;
    }

    private static Task<int> InsertCounterAsync(this ConversationDb db, Guid portalId, CancellationToken ct) =>
        db.Database.ProviderName!.EndsWith("SqlServer", StringComparison.Ordinal)
            ? db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "TicketCounters" ("PortalId", "Last") SELECT {portalId}, 0 WHERE NOT EXISTS (SELECT 1 FROM "TicketCounters" WITH (UPDLOCK, HOLDLOCK) WHERE "PortalId" = {portalId})""", ct)
            : db.Database.ExecuteSqlAsync($"""INSERT INTO "TicketCounters" ("PortalId", "Last") VALUES ({portalId}, 0) ON CONFLICT DO NOTHING""", ct);
}
