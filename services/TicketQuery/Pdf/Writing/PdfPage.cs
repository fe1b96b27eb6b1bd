using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Portal.TicketQuery.Pdf.Writing;

/// <summary>One page.</summary>
internal sealed class PdfPage(PdfDocument document)
{
    public const double Width = 595.28;
    public const double Height = 841.89;

    private readonly StringBuilder _content = new();
    private readonly List<string> _links = [];

    public string Content => _content.ToString();

    /// <summary>The places that lead elsewhere, as objects.</summary>
    public IReadOnlyList<string> Links => _links;

    /// <summary>Text whose letters stand on <paramref name="y"/>.</summary>
    public void Text(double x, double y, FontFace face, double size, Ink ink, string text)
    {
        var font = document.Font(face);
        _content.Append(CultureInfo.InvariantCulture, $"BT {ink.Value} rg /{font.Name} {size:0.##} Tf {x:0.##} {Height - y:0.##} Td {font.Encode(text)} Tj ET\n");
    }

    /// <summary>A filled box below and right of a point; a line is a thin one.</summary>
    public void Box(double x, double y, double width, double height, Ink ink) =>
        _content.Append(CultureInfo.InvariantCulture, $"{ink.Value} rg {x:0.##} {Height - y - height:0.##} {width:0.##} {height:0.##} re f\n");

    /// <summary>Makes a box a link.</summary>
    public void Link(double x, double y, double width, double height, string address) => _links.Add(Invariant($"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [{x:0.##} {Height - y - height:0.##} {x + width:0.##} {Height - y:0.##}] /A << /S /URI /URI {PdfFile.Bytes(Encoding.UTF8.GetBytes(address))} >> >>"));
}

/// <summary>A colour: red, green and blue from 0 to 1.</summary>
internal readonly record struct Ink(string Value)
{
    public static readonly Ink Black = new("0.11 0.13 0.16");
    public static readonly Ink Grey = new("0.38 0.41 0.45");
    public static readonly Ink Line = new("0.84 0.86 0.88");
    public static readonly Ink Shade = new("0.95 0.96 0.97");
    public static readonly Ink Blue = new("0.06 0.35 0.6");

    /// <summary>Of <c>#rrggbb</c>.</summary>
    public static Ink Of(string colour) => new(string.Join(' ', new[] { 1, 3, 5 }.Select(start =>
        (int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).ToString("0.###", CultureInfo.InvariantCulture))));
}
