namespace Portal.Contracts.Files;

/// <summary>Uploads that can no longer be attached and are in no submission; Conversation removes those that are on no message.</summary>
public sealed record UploadsExpired(IReadOnlyList<Guid> Ids);
