namespace Portal.Conversations.Messages;

/// <summary>The body of a reply or a note. Files are uploaded before and named here.</summary>
/// <param name="StageId">A stage to set with it; the desk's replies and notes only.</param>
internal sealed record ReplyRequest(string? Html, string? Text, IReadOnlyList<Guid>? AttachmentIds, Guid? StageId);
