using Portal.Contracts.Submissions;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;

namespace Portal.FormIntake;

/// <summary>A filled-in form as it came in; never changes. Becomes one ticket with an id chosen here (P17).</summary>
internal sealed class Submission
{
    private Submission()
    {
    }

    public Guid Id { get; private set; }

    public Guid PortalId { get; private set; }

    public Guid FormId { get; private set; }

    public Guid TicketId { get; private set; }

    public Guid ContactId { get; private set; }

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<Guid> AttachmentIds { get; private set; } = [];

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The submission with its event. The submitter is the session's contact, whatever the fields say (P18).</summary>
    public static (Submission Submission, SubmissionReceived Event) Receive(
        Form form, PortalCopy portal, Caller contact, IReadOnlyDictionary<string, string> values, IReadOnlyList<AttachmentRef> attachments, DateTimeOffset now)
    {
        var submission = new Submission
        {
            Id = Guid.CreateVersion7(now),
            PortalId = form.PortalId,
            FormId = form.Id,
            TicketId = Guid.CreateVersion7(now),
            ContactId = contact.Id,
            Values = values,
            AttachmentIds = [.. attachments.Select(attachment => attachment.Id)],
            ReceivedAt = now,
        };
        var properties = values.Where(pair => pair.Key is not (Form.Subject or Form.Content or Form.Category))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return (submission, new SubmissionReceived(
            submission.Id,
            submission.PortalId,
            submission.FormId,
            submission.TicketId,
            contact.Person,
            contact.Company,
            form.InboxId ?? portal.DefaultInboxId,
            values.GetValueOrDefault(Form.Subject, ""),
            values.GetValueOrDefault(Form.Content, ""),
            values.GetValueOrDefault(Form.Category),
            properties,
            attachments,
            now));
    }
}
