using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;

namespace Portal.Contracts.Submissions;

/// <summary>A signed-in contact submitted a form; becomes exactly one ticket with the id given here (P17, P18).</summary>
/// <param name="TicketId">Chosen at submission, so that a repeated delivery cannot make a second ticket.</param>
/// <param name="InboxId">Where the form sends its tickets; null means the portal's default inbox (P6).</param>
/// <param name="Text">The description as plain text.</param>
/// <param name="Properties">Values of further ticket properties by name.</param>
public sealed record SubmissionReceived(
    Guid Id,
    Guid PortalId,
    Guid FormId,
    Guid TicketId,
    PersonRef Contact,
    CompanyRef? Company,
    Guid? InboxId,
    string Subject,
    string Text,
    string? Category,
    IReadOnlyDictionary<string, string> Properties,
    IReadOnlyList<AttachmentRef> Attachments,
    DateTimeOffset ReceivedAt)
{
    /// <summary>The pipeline the form's tickets go to; null means the portal's default pipeline.</summary>
    public Guid? PipelineId { get; init; }

    /// <summary>Whether the requester's colleagues are not to see it (B4).</summary>
    public bool HiddenFromCompany { get; init; }
}
