using Microsoft.EntityFrameworkCore;

namespace Portal.Conversations.Data;

/// <summary>What properties a portal's tickets have.</summary>
internal static class PropertyReads
{
    /// <summary>The portal's definitions; the standard ones where none have come yet.</summary>
    public static async Task<PropertyCopy> PropertiesAsync(this ConversationDb db, Guid portalId, CancellationToken ct) =>
        await db.PropertyCopies.AsNoTracking().FirstOrDefaultAsync(copy => copy.PortalId == portalId, ct) ?? new PropertyCopy { PortalId = portalId };
}
