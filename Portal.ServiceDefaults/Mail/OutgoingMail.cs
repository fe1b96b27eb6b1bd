namespace Portal.ServiceDefaults.Mail;

/// <summary>An e-mail to one person.</summary>
/// <param name="To">The bare address.</param>
/// <param name="Html">For mail programs that show it; empty for plain text alone.</param>
/// <param name="Text">The same in plain text; never empty.</param>
/// <param name="Language">What it is written in, as in <c>de</c>.</param>
public sealed record OutgoingMail(string To, string Subject, string Html, string Text, string Language)
{
    /// <summary>Files that go with it. They are removed from the store once the mail is on its way.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file of the file store, under the name its reader sees.</summary>
public sealed record MailAttachment(Guid FileId, string Name, string ContentType);
