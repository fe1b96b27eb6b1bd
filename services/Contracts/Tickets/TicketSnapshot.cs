using Portal.Contracts.Identities;

namespace Portal.Contracts.Tickets;

/// <summary>The whole ticket at one <see cref="Version"/>; projections ignore versions older than the one they hold.</summary>
/// <param name="Number">What people call the ticket; counts up per portal.</param>
/// <param name="Priority">LOW, MEDIUM, HIGH, URGENT or null.</param>
/// <param name="Category">PRODUCT_ISSUE, BILLING_ISSUE, FEATURE_REQUEST, GENERAL_INQUIRY or null.</param>
/// <param name="WaitingSince">When the customer last wrote without an answer yet; null when nobody waits.</param>
public sealed record TicketSnapshot(
    Guid Id,
    Guid PortalId,
    long Number,
    long Version,
    string Subject,
    PersonRef Contact,
    CompanyRef? Company,
    Guid InboxId,
    Guid PipelineId,
    StageRef Stage,
    PersonRef? Owner,
    string? Priority,
    string? Category,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastActivityAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? WaitingSince,
    IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>Who is expected to act next; null in events of before that was told.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>Further contacts who are shown it, wherever they belong.</summary>
    public IReadOnlyList<TicketParticipant> Participants { get; init; } = [];

    /// <summary>Whether the requester's colleagues are not shown it, whatever the portal's scope (B4).</summary>
    public bool HiddenFromCompany { get; init; }

    /// <summary>What was said about its closing; null while it is open and where nobody has answered.</summary>
    public TicketRating? Rating { get; init; }

    /// <summary>The closed ticket that this one goes on with (W19); null for most.</summary>
    public Guid? FollowUpOf { get; init; }
}

/// <summary>A person by id, with the names known when the event was made.</summary>
public sealed record PersonRef(Guid Id, string FirstName, string LastName, string Email)
{
    /// <summary>First and last name, or the e-mail address where neither is known.</summary>
    public string Name => PersonName.Full(FirstName, LastName, Email);
}

/// <summary>A pipeline stage; <see cref="Closed"/> is its fixed category, the label is free (P25).</summary>
public sealed record StageRef(Guid Id, string Label, bool Closed);
