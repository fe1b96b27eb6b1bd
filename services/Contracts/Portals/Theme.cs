using System.Text.Json.Serialization;

namespace Portal.Contracts.Portals;

/// <summary>How the portal looks (P19). Colours are <c>#rrggbb</c>; assets are ids of uploaded images. Nothing here is CSS, so nothing can run.</summary>
/// <param name="Font">One of <see cref="Fonts"/>.</param>
/// <param name="Radius">Corner radius in pixels, 0 to 16.</param>
/// <param name="Density">Space in lists and forms.</param>
/// <param name="Scheme">Light, dark, or what the customer's device prefers.</param>
public sealed record Theme(
    Guid? LogoId,
    Guid? DarkLogoId,
    Guid? FaviconId,
    string PrimaryColor,
    string? HeaderColor,
    string? BackgroundColor,
    string Font,
    int Radius,
    ThemeDensity Density,
    ThemeScheme Scheme)
{
    /// <summary>Font choices; each is a stack of fonts that devices have, so that nothing is loaded from elsewhere.</summary>
    public static readonly IReadOnlyList<string> Fonts = ["system", "humanist", "geometric", "serif", "slab", "mono"];

    /// <summary>What a portal starts with.</summary>
    public static readonly Theme Default = new(null, null, null, "#0f6a77", null, null, "system", 8, ThemeDensity.Comfortable, ThemeScheme.Auto);
}

/// <summary>Space between things.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThemeDensity>))]
public enum ThemeDensity
{
    Compact,
    Comfortable,
    Spacious,
}

/// <summary>Light or dark.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThemeScheme>))]
public enum ThemeScheme
{
    Auto,
    Light,
    Dark,
}
