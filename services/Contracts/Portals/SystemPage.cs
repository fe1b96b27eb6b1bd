namespace Portal.Contracts.Portals;

/// <summary>Texts of a system page (P37) in one language; null leaves the translated default.</summary>
/// <param name="Page"><c>register</c>, <c>sign-in</c>, <c>sign-out</c>, <c>access-denied</c>, <c>password-reset-request</c> or <c>password-reset</c>.</param>
/// <param name="Template"><c>card</c>, <c>split</c> or <c>plain</c>.</param>
public sealed record SystemPage(string Page, string Language, string Template, string? Title, string? Text);
