using System.Globalization;
using System.Text.Json;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery;

/// <summary>A ticket as its newest known snapshot says.</summary>
internal sealed class Ticket
{
    /// <summary>Grows when rows hold more of a snapshot than before; a row of an older shape takes over its own version again.</summary>
    public const int Newest = 2;

    /// <summary>From this shape on a row holds all that filters look at.</summary>
    public const int Filterable = 1;

    private Dictionary<string, string>? _custom;

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

    /// <summary>The company whose people may see it; null for none, and while it is hidden from them.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>Whether the requester's colleagues are not shown it (B4).</summary>
    public bool Hidden { get; private set; }
    public Guid? OwnerId { get; private set; }
    public string? OwnerFirstName { get; private set; }
    public string? OwnerLastName { get; private set; }
    public Guid PipelineId { get; private set; }
    public Guid StageId { get; private set; }

    /// <summary>The stage's name when the ticket last changed.</summary>
    public string StageLabel { get; private set; } = "";

    public bool Closed { get; private set; }
    public string? Priority { get; private set; }
    public string? Category { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset LastActivityAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What was said about its closing; null while it is open.</summary>
    public TicketRating? Rating { get; private set; }

    /// <summary>The closed ticket it goes on with (W19).</summary>
    public Guid? FollowUpOf { get; private set; }

    /// <summary>Who is expected to act; null while that has not been told.</summary>
    public NextStep? NextStep { get; private set; }

    /// <summary>Values of custom properties as JSON; empty for none.</summary>
    public string Properties { get; private set; } = "";

    public int Shape { get; private set; }

    /// <summary>Whether the row holds all that newest snapshots tell.</summary>
    public bool IsComplete => Shape == Newest;

    /// <summary>Whether filters can judge it. They show no others: nobody knows what those are.</summary>
    public bool IsFilterable => Shape >= Filterable;

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
        if (snapshot.Version < Version || (snapshot.Version == Version && IsComplete))
        {
            return false;
        }

        Shape = Newest;
        Version = snapshot.Version;
        Subject = snapshot.Subject;
        SubjectKey = SearchText.SortKey(snapshot.Subject);
        ContactId = snapshot.Contact.Id;
        ContactName = snapshot.Contact.Name;
        Hidden = snapshot.HiddenFromCompany;
        CompanyId = Hidden ? null : snapshot.Company?.Id;
        OwnerId = snapshot.Owner?.Id;
        OwnerFirstName = snapshot.Owner?.FirstName;
        OwnerLastName = snapshot.Owner?.LastName;
        PipelineId = snapshot.PipelineId;
        StageId = snapshot.Stage.Id;
        StageLabel = snapshot.Stage.Label;
        Closed = snapshot.Stage.Closed;
        Priority = snapshot.Priority;
        Category = snapshot.Category;
        CreatedAt = snapshot.CreatedAt.ToUniversalTime();
        LastActivityAt = snapshot.LastActivityAt.ToUniversalTime();
        ClosedAt = snapshot.ClosedAt?.ToUniversalTime();
        NextStep = snapshot.NextStep;
        Rating = snapshot.Rating;
        FollowUpOf = snapshot.FollowUpOf;
        Properties = snapshot.Properties.Count == 0 ? "" : JsonSerializer.Serialize(snapshot.Properties, ServiceDefaultsSetup.Json);
        _custom = null;
        return true;
    }

    /// <summary>The value of a property that needs nothing but this row, written as property values are; empty for none.</summary>
    public string ValueOf(string property) => property switch
    {
        StandardProperties.Number => Number.ToString(CultureInfo.InvariantCulture),
        StandardProperties.Subject => Subject,
        StandardProperties.CreateDate => Time(CreatedAt),
        StandardProperties.LastActivity => Time(LastActivityAt),
        StandardProperties.CloseDate => ClosedAt is { } closed ? Time(closed) : "",
        StandardProperties.Priority => Priority ?? "",
        StandardProperties.Category => Category ?? "",
        _ => (_custom ??= Properties.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(Properties, ServiceDefaultsSetup.Json)!).GetValueOrDefault(property, ""),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
