using Portal.Contracts.Tickets;
using Portal.Conversations.Messages;

namespace Portal.Conversations.Tickets;

/// <summary>A ticket in the desk's lists.</summary>
internal sealed record DeskTicketItem(
    Guid Id,
    long Number,
    string Subject,
    string Preview,
    DeskContact Contact,
    DeskPerson? Owner,
    StageRef Stage,
    Guid PipelineId,
    Guid InboxId,
    string? Priority,
    string? Category,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastActivityAt,
    DateTimeOffset? WaitingSince,
    long Version,
    int MessageCount);

internal sealed record DeskContact(Guid Id, string Name, string Email, string? Company);

internal sealed record DeskPerson(Guid Id, string Name);

/// <summary>A ticket's page in the desk; a list item and what is around it.</summary>
internal sealed record DeskTicket(
    Guid Id,
    long Number,
    string Subject,
    string Preview,
    DeskTicketContact Contact,
    DeskPerson? Owner,
    StageRef Stage,
    Guid PipelineId,
    Guid InboxId,
    string? Priority,
    string? Category,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastActivityAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? WaitingSince,
    long Version,
    int MessageCount,
    TicketSource Source,
    IReadOnlyDictionary<string, string> Properties,
    DeskThread Thread,
    IReadOnlyList<DeskParticipant> Participants,
    bool HiddenFromCompany,
    TicketRating? Rating,
    IReadOnlyList<DeskLink> Links);

/// <summary>A ticket this one goes on with, or that goes on with this one (W19).</summary>
internal sealed record DeskLink(TicketRelation Relation, long Number, string Subject, bool Closed);

/// <summary>A contact whom the ticket is shown beside its requester, with what they may do there.</summary>
internal sealed record DeskParticipant(Guid Id, string Name, string Email, string? Company, ParticipantRight Right);

/// <summary>The ticket's customer with up to ten of their other tickets, newest activity first.</summary>
internal sealed record DeskTicketContact(Guid Id, string Name, string Email, string? Company, IReadOnlyList<OtherTicket> OtherTickets);

internal sealed record OtherTicket(long Number, string Subject, bool Closed);
