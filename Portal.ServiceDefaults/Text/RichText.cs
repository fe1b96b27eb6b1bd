using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Text;

/// <summary>What people write in messages, made safe by an allow-list: a few inline and block elements and links, without any other attribute.</summary>
public static class RichText
{
    /// <summary>Longest message taken, in characters of the input.</summary>
    public const int MaxLength = 100_000;

    private const int MaxRounds = 4;

    /// <summary>Only what is on the list remains of <paramref name="html"/>; other elements are unwrapped, active and foreign ones go with their contents.</summary>
    /// <remarks>The result is a fixed point: parsed and cleaned once more it is the same, so there is no second meaning for a browser to find.</remarks>
    /// <param name="images">The pictures it may show, by the ids of their files, with the files' names. They are the only ones it can refer to: nothing is fetched from elsewhere.</param>
    public static RichContent Sanitise(string html, IReadOnlyDictionary<Guid, string>? images = null)
    {
        var clean = Clean(html, images);
        for (var round = 0; round < MaxRounds; round++)
        {
            // Unwrapping can leave nesting that a parser arranges otherwise (p in p), hence the next round.
            var again = Clean(clean.Html, images);
            if (again.Html == clean.Html)
            {
                return again;
            }

            clean = again;
        }

        return FromText(clean.Text);
    }

    /// <summary>Whether a link leads elsewhere than to http, https or mailto. Sanitising unwraps such a link; where a person should know, ask first.</summary>
    public static bool HasUnsafeLink(string html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        using var document = parser.ParseDocument("");
        return parser.ParseFragment(html, document.Body!)
            .SelectMany(node => node.DescendantsAndSelf<IElement>())
            .Any(element => element.LocalName is "a" or "area" && element.GetAttribute("href") is { } href && RichTextWriter.SafeHref(href) is null);
    }

    /// <summary>Plain text as paragraphs: empty lines part them, other line ends become breaks.</summary>
    public static RichContent FromText(string text)
    {
        var lines = PlainText.Clean(text).Split('\n').Select(line => line.TrimEnd()).ToArray();
        var html = new StringBuilder();
        var paragraph = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.Length > 0)
            {
                paragraph.Add(RichTextWriter.Encode(line));
            }
            else if (paragraph.Count > 0)
            {
                html.Append("<p>").AppendJoin("<br>", paragraph).Append("</p>");
                paragraph.Clear();
            }
        }

        return new RichContent(html.ToString(), string.Join('\n', lines).Trim());
    }

    /// <summary>The content of a request that takes either; refuses (fields <c>html</c>, <c>text</c>) what is empty or too long.</summary>
    /// <param name="images">See <see cref="Sanitise"/>.</param>
    public static RichContent Read(string? html, string? text, IReadOnlyDictionary<Guid, string>? images = null)
    {
        var field = string.IsNullOrWhiteSpace(html) ? "text" : "html";
        var input = (field == "html" ? html : text) ?? "";
        new Validation().Require(input.Length <= MaxLength, field, $"At most {MaxLength:N0} characters.").ThrowIfInvalid();
        var content = field == "html" ? Sanitise(input, images) : FromText(input);
        new Validation().Require(!PlainText.IsBlank(content.Text), field, "Write a message.").ThrowIfInvalid();
        return content;
    }

    private static RichContent Clean(string html, IReadOnlyDictionary<Guid, string>? images)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        using var document = parser.ParseDocument("");
        var writer = new RichTextWriter(images);
        writer.Write(parser.ParseFragment(html, document.Body!));
        return writer.Content;
    }
}

/// <summary>One content in two forms: <see cref="Html"/> safe to show, <see cref="Text"/> for search, previews and plain mail.</summary>
public sealed record RichContent(string Html, string Text);

/// <summary>Strings as the databases take them.</summary>
public static class PlainText
{
    /// <summary>One kind of line end, and no control characters: PostgreSQL refuses U+0000.</summary>
    public static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    /// <summary>All on one line, single spaces, at most <paramref name="maxLength"/> characters.</summary>
    public static string OneLine(string text, int maxLength) =>
        Cut(string.Join(' ', Clean(text).Split([' ', '\n', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)), maxLength);

    /// <summary>At most <paramref name="maxLength"/> characters, never half of a surrogate pair.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        return char.IsHighSurrogate(text[maxLength - 1]) ? text[..(maxLength - 1)] : text[..maxLength];
    }

    /// <summary>Nothing a reader would see: white space, control and format characters only.</summary>
    public static bool IsBlank(string text) => text.All(c =>
        char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control);
}
