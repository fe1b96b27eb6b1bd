using System.Globalization;
using Portal.Contracts.Portals;

namespace Portal.PortalConfig.Settings;

/// <summary>Something that will trouble customers. <see cref="Code"/> is <c>contrast</c>, or <c>form</c> for a form that was fit when it was chosen and no longer is.</summary>
/// <param name="Ratio">The contrast of text and ground, 1 to 21; WCAG 2.2 AA asks for 4.5. Null for other warnings.</param>
internal sealed record SettingWarning(string Field, string Code, double? Ratio, string Text)
{
    private const double Enough = 4.5;
    private const string White = "#ffffff";
    private const string Ink = "#1f2937";

    /// <summary>Colours of a theme that text is hard to read on. White stands on the primary colour; on header and background stands white or dark text, whichever is easier to read, and on the background the primary colour of links.</summary>
    public static IReadOnlyList<SettingWarning> Of(Theme theme)
    {
        var warnings = new List<SettingWarning>();
        Note("primaryColor", Contrast(White, theme.PrimaryColor), "White text on the primary colour");
        if (theme.HeaderColor is { } header)
        {
            Note("headerColor", Math.Max(Contrast(White, header), Contrast(Ink, header)), "Text on the header colour");
        }

        if (theme.BackgroundColor is { } background)
        {
            var text = Math.Max(Contrast(White, background), Contrast(Ink, background));
            Note("backgroundColor", Math.Min(text, Contrast(theme.PrimaryColor, background)), "Text or links on the background colour");
        }

        return warnings;

        void Note(string field, double ratio, string what)
        {
            if (ratio < Enough)
            {
                var rounded = Math.Floor(ratio * 100) / 100;
                warnings.Add(new SettingWarning(
                    $"theme.{field}", "contrast", rounded, string.Create(CultureInfo.InvariantCulture, $"{what} has a contrast of {rounded:0.00} to 1; at least 4.5 is easy to read.")));
            }
        }
    }

    /// <summary>The chosen form cannot be used any more (P15).</summary>
    public static SettingWarning OfForm(string problem) => new("formId", "form", Ratio: null, problem);

    /// <summary>Contrast ratio of two colours as WCAG 2.2 defines it.</summary>
    internal static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color) => (0.2126 * Part(color, 1)) + (0.7152 * Part(color, 3)) + (0.0722 * Part(color, 5));

    private static double Part(string color, int at)
    {
        var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
