using Portal.Contracts.Properties;
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

    /// <summary>The submission. The submitter is the session's contact, whatever the fields say (P18).</summary>
    public static Submission Receive(Form form, Caller contact, IReadOnlyDictionary<string, string> values, IReadOnlyList<AttachmentRef> attachments, DateTimeOffset now) => new()
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

    /// <summary>What becomes the ticket. Without a subject among the answers it is the form's name.</summary>
    public SubmissionReceived Received(
        Form form, PortalCopy portal, Caller contact, IReadOnlyList<Question> questions, IReadOnlyList<AttachmentRef> attachments)
    {
        var values = ValuesOf(RecordType.Ticket, questions);
        return new SubmissionReceived(
            Id,
            PortalId,
            FormId,
            TicketId,
            contact.Person,
            contact.Company,
            form.InboxId ?? portal.DefaultInboxId,
            values.GetValueOrDefault(FormField.Subject, form.Name),
            values.GetValueOrDefault(FormField.Content, ""),
            values.GetValueOrDefault(FormField.Category),
            Without(values, FormField.Subject, FormField.Content, FormField.Category),
            attachments,
            ReceivedAt)
        {
            PipelineId = form.PipelineId,
        };
    }

    /// <summary>What the contact said about themselves; null for nothing. An e-mail address in a form changes nothing (P18).</summary>
    public ContactPropertiesSubmitted? AboutContact(IReadOnlyList<Question> questions)
    {
        var values = Without(ValuesOf(RecordType.Contact, questions), StandardProperties.Email);
        return values.Count == 0 ? null : new ContactPropertiesSubmitted(Id, PortalId, ContactId, values, ReceivedAt);
    }

    private Dictionary<string, string> ValuesOf(RecordType record, IReadOnlyList<Question> questions) =>
        questions.Where(question => question.Property.Record == record && Values.ContainsKey(question.Name))
            .ToDictionary(question => question.Name, question => Values[question.Name], StringComparer.Ordinal);

    private static Dictionary<string, string> Without(Dictionary<string, string> values, params string[] names) =>
        values.Where(pair => !names.Contains(pair.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
}
