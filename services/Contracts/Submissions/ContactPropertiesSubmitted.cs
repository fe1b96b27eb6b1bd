namespace Portal.Contracts.Submissions;

/// <summary>A contact answered questions about themselves in a form. Never their e-mail address: that names the account (P18).</summary>
/// <param name="Values">By property of the contact, written as property values are; only questions that were asked.</param>
public sealed record ContactPropertiesSubmitted(
    Guid SubmissionId, Guid PortalId, Guid ContactId, IReadOnlyDictionary<string, string> Values, DateTimeOffset SubmittedAt);
