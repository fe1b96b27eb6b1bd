namespace Portal.Contracts.Tickets;

/// <summary>Somebody is writing an answer at this moment (B1). Worth nothing some seconds later, so it is kept nowhere.</summary>
/// <param name="Name">A customer's name, for the desk; null for agents, of whom customers are told no name at all.</param>
/// <param name="CompanyId">The company whose people may see the ticket; null for none, and while it is hidden from them.</param>
public sealed record AnswerBeingWritten(
    Guid PortalId, long Number, Guid PersonId, string? Name, AuthorKind By, Guid ContactId, Guid? CompanyId, IReadOnlyList<Guid> Participants, DateTimeOffset At);
