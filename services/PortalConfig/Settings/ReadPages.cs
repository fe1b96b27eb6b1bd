using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Text;

namespace Portal.PortalConfig.Settings;

/// <summary>Reads what customers see of the settings: theme, system pages, consent texts.</summary>
internal static class ReadPages
{
    private const int MaxRadius = 16;
    private const int MaxTitle = 120;
    private const int MaxPageText = 2000;
    private const int MaxConsents = 21;
    private const int MaxConsentText = 20_000;
    private const int MaxCheckboxLabel = 300;

    private static readonly string[] Pages = ["register", "sign-in", "sign-out", "access-denied", "password-reset-request", "password-reset"];
    private static readonly string[] Templates = ["card", "split", "plain"];

    public static Theme Theme(JsonPatch patch, Theme old)
    {
        if (patch.IsNull("theme"))
        {
            return Contracts.Portals.Theme.Default;
        }

        return patch.Member("theme") is not { } theme ? old : new Theme(
            theme.IdOrNull("logoId", old.LogoId),
            theme.IdOrNull("darkLogoId", old.DarkLogoId),
            theme.IdOrNull("faviconId", old.FaviconId),
            Color(theme, "primaryColor", old.PrimaryColor) ?? Contracts.Portals.Theme.Default.PrimaryColor,
            Color(theme, "headerColor", old.HeaderColor),
            Color(theme, "backgroundColor", old.BackgroundColor),
            theme.OneOf("font", old.Font, Contracts.Portals.Theme.Fonts),
            theme.Number("radius", old.Radius, 0, MaxRadius),
            theme.Choice("density", old.Density),
            theme.Choice("scheme", old.Scheme));
    }

    public static List<SystemPage>? SystemPages(JsonPatch patch)
    {
        if (patch.Items("systemPages", Pages.Length * Languages.All.Count) is not { } items)
        {
            return null;
        }

        var pages = new List<SystemPage>();
        foreach (var item in items)
        {
            var page = new SystemPage(
                item.OneOf("page", old: null, Pages),
                item.OneOf("language", old: null, Languages.All),
                item.OneOf("template", Templates[0], Templates),
                item.TextOrNull("title", null, MaxTitle),
                item.TextOrNull("text", null, MaxPageText, lines: true));
            item.Require(pages.TrueForAll(known => (known.Page, known.Language) != (page.Page, page.Language)), "page", "This page is in the list already, in the same language.");
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Consent texts, made safe as messages are: links only to http, https and mailto.</summary>
    public static List<ConsentNotice>? Consents(JsonPatch patch)
    {
        if (patch.Items("consents", MaxConsents) is not { } items)
        {
            return null;
        }

        var consents = new List<ConsentNotice>();
        foreach (var item in items)
        {
            var given = item.TextOrNull("host", null, HostName.MaxLength);
            var host = HostName.Normalize(given);
            var html = item.TextOrNull("text", null, MaxConsentText, lines: true) ?? "";
            var text = RichText.Sanitise(html);
            item.Require(given is null || host is not null, "host", "A host name like support.example.com, or null for all others.");
            item.Require(consents.TrueForAll(known => known.Host != host), "host", "There is a consent text for this host already.");
            item.Require(!RichText.HasUnsafeLink(html), "text", "Links can lead to http, https and mailto addresses.");
            item.Require(!PlainText.IsBlank(text.Text), "text", "Write what people consent to.");
            consents.Add(new ConsentNotice(host, item.Flag("required", old: false), text.Html, item.Text("checkboxLabel", old: null, MaxCheckboxLabel)));
        }

        return consents;
    }

    /// <summary>Six hexadecimal digits after a #, kept in lower case; null means none.</summary>
    private static string? Color(JsonPatch theme, string name, string? old)
    {
        if (!theme.Has(name))
        {
            return old;
        }

        return theme.IsNull(name) ? null : theme.Text(name, old: null, ProblemOfColor).ToLowerInvariant();
    }

    private static string? ProblemOfColor(string color) =>
        color is ['#', ..] && color.Length == 7 && color.Skip(1).All(char.IsAsciiHexDigit) ? null : "A colour like #2563eb.";
}
