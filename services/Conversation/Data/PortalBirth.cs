using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;

namespace Portal.Conversations.Data;

/// <summary>What tickets need around them. Events may overtake each other, so whichever comes first makes it.</summary>
internal static class PortalBirth
{
    /// <summary>The portal's settings; at first sight also its counter, inbox and pipeline.</summary>
    public static async Task<PortalSettings> EnsurePortalAsync(this ConversationDb db, Guid portalId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Portals.FindAsync([portalId], ct) is { } known)
        {
            return known;
        }

        var portal = new PortalSettings { Id = portalId };
        db.Portals.Add(portal);
        db.TicketCounters.Add(new TicketCounter { PortalId = portalId });
        db.Inboxes.Add(Inbox.Default(portalId, now));
        db.Pipelines.Add(Pipeline.Default(portalId));
        await db.SaveChangesAsync(ct);
        return portal;
    }

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

    /// <summary>Where a ticket goes: the inbox asked for, else the portal's default (P6), else its oldest.</summary>
    public static async Task<Guid> InboxForAsync(this ConversationDb db, PortalSettings portal, Guid? wanted, CancellationToken ct)
    {
        var inboxes = await db.Inboxes.Where(inbox => inbox.PortalId == portal.Id).OrderBy(inbox => inbox.CreatedAt).Select(inbox => inbox.Id).ToListAsync(ct);
        return inboxes.Cast<Guid?>().FirstOrDefault(id => id == wanted)
            ?? inboxes.Cast<Guid?>().FirstOrDefault(id => id == portal.DefaultInboxId)
            ?? inboxes[0];
    }

    /// <summary>The portal's default pipeline.</summary>
    public static Task<Pipeline> DefaultPipelineAsync(this ConversationDb db, Guid portalId, CancellationToken ct) =>
        db.Pipelines.Include(pipeline => pipeline.Stages).FirstAsync(pipeline => pipeline.PortalId == portalId && pipeline.IsDefault, ct);
}
