using Portal.Contracts.Portals;
using Portal.Contracts.Properties;

namespace Portal.Gateway.Portals;

/// <summary>What anyone may know about a portal. Null texts leave the translated default.</summary>
/// <param name="Columns">Of the customers' list, in their order (P22).</param>
/// <param name="ShowStages">Whether a ticket's stage has its own name instead of Open or Closed (P25).</param>
/// <param name="FormHeader">Text above the form (P14).</param>
/// <param name="SystemPages">In every language, for customers may choose theirs.</param>
/// <param name="Consent">What to consent to on this host at registration (P38); null for nothing.</param>
internal sealed record PortalView(
    Guid Id,
    string Name,
    string Slug,
    string Language,
    IReadOnlyList<string> Languages,
    string? TicketsName,
    PortalFormView Form,
    bool On,
    int IdleMinutes,
    IReadOnlyList<ColumnView> Columns,
    bool ShowStages,
    Theme Theme,
    string? FormHeader,
    IReadOnlyList<SystemPage> SystemPages,
    ConsentView? Consent,
    PortalAccessView Access)
{
    public static PortalView Of(PortalSnapshot portal, string host, PropertyDirectory properties) => new(
        portal.Id,
        portal.Name,
        portal.Slug,
        LanguageAt(portal, host),
        Contracts.Portals.Languages.All,
        portal.TicketsName,
        new PortalFormView(portal.FormConnected, portal.FormMenuText),
        portal.On,
        portal.IdleMinutes,
        [.. portal.Columns.Select(column => ColumnView.Of(column, properties.Find(portal.Id, column.Property)))],
        portal.ShowStages,
        portal.Theme,
        portal.FormHeader,
        portal.SystemPages,
        ConsentView.Of(portal.Consents, host),
        new PortalAccessView(portal.Access.SelfRegistration));

    /// <summary>On a domain of its own a portal speaks that domain's language (P5).</summary>
    private static string LanguageAt(PortalSnapshot portal, string host) =>
        portal.Domains.FirstOrDefault(domain => domain.Host.Equals(host, StringComparison.OrdinalIgnoreCase))?.Language ?? portal.Language;
}

/// <summary>Whether customers can file tickets, and what the menu calls it.</summary>
internal sealed record PortalFormView(bool Connected, string? MenuText);

/// <summary>A column. A null label leaves the translated name of the standard property.</summary>
internal sealed record ColumnView(string Property, string? Label, PropertyType? Type)
{
    public static ColumnView Of(TicketColumn column, PropertyDefinition? property) => new(
        column.Property,
        column.Label ?? (property?.Label == PropertyDirectory.Standard(column.Property)?.Label ? null : property?.Label),
        property?.Type);
}

/// <summary>A consent text as rich text, and the words beside the box to tick.</summary>
internal sealed record ConsentView(bool Required, string Text, string CheckboxLabel)
{
    /// <summary>The host's own text, else the one of all others.</summary>
    public static ConsentView? Of(IReadOnlyList<ConsentNotice> notices, string host) =>
        (notices.FirstOrDefault(notice => host.Equals(notice.Host, StringComparison.OrdinalIgnoreCase)) ?? notices.FirstOrDefault(notice => notice.Host is null)) is { } notice
            ? new ConsentView(notice.Required, notice.Text, notice.CheckboxLabel)
            : null;
}

/// <summary>Whether anyone may register.</summary>
internal sealed record PortalAccessView(bool SelfRegistration);
