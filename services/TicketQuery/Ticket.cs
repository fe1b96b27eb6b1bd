using Portal.Contracts.Tickets;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery;

/// <summary>A ticket as its newest known snapshot says.</summary>
internal sealed class Ticket
{
    public Guid Id { get; init; }
    public Guid PortalId { get; init; }
    public long Number { get; init; }
    public long Version { get; private set; }

    /// <summary>Events seen. Writing it first locks the row, so that the rest of a projection reads and writes undisturbed.</summary>
    public long Seen { get; private set; }

    public string Subject { get; private set; } = "";

    /// <summary>What the list sorts subjects by: without case and accents, and short enough for an index.</summary>
    public string SubjectKey { get; private set; } = "";

    public Guid ContactId { get; private set; }
    public string ContactName { get; private set; } = "";
    public Guid? CompanyId { get; private set; }
    public Guid? OwnerId { get; private set; }
    public string? OwnerFirstName { get; private set; }
    public bool Closed { get; private set; }
    public string? Priority { get; private set; }
    public string? Category { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>The ticket of a first event.</summary>
    public static Ticket From(TicketSnapshot snapshot)
    {
        var ticket = new Ticket { Id = snapshot.Id, PortalId = snapshot.PortalId, Number = snapshot.Number };
        ticket.Take(snapshot);
        return ticket;
    }

    /// <summary>Takes over a snapshot; false when this row knows that version or a newer one.</summary>
    public bool Take(TicketSnapshot snapshot)
    {
        if (snapshot.Version <= Version)
        {
            return false;
        }

        Version = snapshot.Version;
        Subject = snapshot.Subject;
        SubjectKey = SearchText.SortKey(snapshot.Subject);
        ContactId = snapshot.Contact.Id;
        ContactName = snapshot.Contact.Name;
        CompanyId = snapshot.Company?.Id;
        OwnerId = snapshot.Owner?.Id;
        OwnerFirstName = snapshot.Owner?.FirstName;
        Closed = snapshot.Stage.Closed;
        Priority = snapshot.Priority;
        Category = snapshot.Category;
        CreatedAt = snapshot.CreatedAt.ToUniversalTime();
        LastActivityAt = snapshot.LastActivityAt.ToUniversalTime();
        return true;
    }
}
