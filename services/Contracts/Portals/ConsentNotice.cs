namespace Portal.Contracts.Portals;

/// <summary>Explicit consent to process data at registration (P38), for one domain; a null host means every domain without its own.</summary>
/// <param name="Text">Sanitised rich text; links only to http, https and mailto.</param>
public sealed record ConsentNotice(string? Host, bool Required, string Text, string CheckboxLabel);
