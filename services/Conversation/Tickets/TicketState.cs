using Portal.Contracts.Audit;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Tickets;

/// <summary>What people set on a ticket, for the audit log.</summary>
internal sealed record TicketState(
    long Version, string Subject, Guid? OwnerId, Guid InboxId, Guid PipelineId, Guid StageId, bool Closed, string? Priority, string? Category, IReadOnlyDictionary<string, string> Properties)
{
    public IReadOnlyList<TicketParticipant> Participants { get; init; } = [];
    public bool HiddenFromCompany { get; init; }
    public RatingScore? Rating { get; init; }

    public static TicketState Of(Ticket ticket) => new(
        ticket.Version,
        ticket.Subject,
        ticket.OwnerId,
        ticket.InboxId,
        ticket.PipelineId,
        ticket.StageId,
        ticket.Closed,
        ticket.Priority,
        ticket.Category,
        ticket.Properties)
    {
        Participants = ticket.Participants,
        HiddenFromCompany = ticket.HiddenFromCompany,
        Rating = ticket.Rating?.Score,
    };
}

/// <summary>The end of every change of a ticket other than by a message.</summary>
internal static class TicketChanges
{
    /// <summary>Saves, announces and audits a ticket that was changed; does nothing where it was not.</summary>
    public static async Task SaveChangeAsync(this ConversationDb db, Ticket ticket, TicketState before, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        if (ticket.Version == before.Version)
        {
            return;
        }

        await db.AddEntriesAsync(ticket, ct);
        await db.AnnounceAsync(ticket, ct);
        db.AuditChange(ticket, before, caller, now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Tells the audit log of a change, with the next save.</summary>
    public static void AuditChange(this ConversationDb db, Ticket ticket, TicketState before, Caller caller, DateTimeOffset now) =>
        db.Audit(caller, "ticket.changed", ticket.Target(), before, TicketState.Of(ticket), now, ticket.Version);

    /// <summary>Tells the audit log of a ticket that staff filed, with the next save.</summary>
    public static void AuditCreation(this ConversationDb db, Ticket ticket, Caller caller, DateTimeOffset now) =>
        db.Audit(caller, "ticket.created", ticket.Target(), null, TicketState.Of(ticket), now);

    /// <summary>The ticket in the audit log.</summary>
    public static AuditTarget Target(this Ticket ticket) => new("ticket", ticket.Id.ToString(), $"#{ticket.Number} {ticket.Subject}");
}
