using System.Globalization;
using System.Text;
using Portal.TicketQuery.Pdf.Writing;

namespace Portal.TicketQuery.Pdf;

/// <summary>A paragraph of a rich text.</summary>
/// <param name="Lists">In how many lists it stands.</param>
/// <param name="Quotes">In how many quotes.</param>
/// <param name="Marker">What stands before the first paragraph of a list's item.</param>
/// <param name="Code">Whether it is a program's text, with its spaces.</param>
internal sealed record TextBlock(IReadOnlyList<TextRun> Runs, int Lists = 0, int Quotes = 0, string? Marker = null, bool Code = false);

/// <summary>Text of one look; a line feed begins a new line.</summary>
/// <param name="Link">Where it leads.</param>
internal sealed record TextRun(string Text, TextLook Look = default, string? Link = null)
{
    /// <summary>Text as fonts can show it: accents in one with their letters, and nothing that is no letter, such as marks of direction and variants of emoji.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (character.Value is '\n' || (character.Value is not (>= 0xFE00 and <= 0xFE0F) && Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control)))
            {
                clean.Append(character.ToString());
            }
        }

        return clean.ToString().Normalize();
    }
}

/// <summary>How text looks.</summary>
internal readonly record struct TextLook(bool Bold = false, bool Italic = false, bool Code = false, bool Underlined = false, bool Struck = false)
{
    public FontFace Face => this switch
    {
        { Code: true } => FontFace.Mono,
        { Bold: true, Italic: true } => FontFace.BoldItalic,
        { Bold: true } => FontFace.Bold,
        { Italic: true } => FontFace.Italic,
        _ => FontFace.Regular,
    };
}
