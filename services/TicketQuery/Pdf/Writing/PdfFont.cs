using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Portal.TicketQuery.Pdf.Writing;

/// <summary>One face in one document, which gets the glyphs that were used.</summary>
internal sealed class PdfFont(FontFace face)
{
    private const int BlockSize = 100;

    /// <summary>Read once, used by all documents: nothing in them changes.</summary>
    private static readonly Dictionary<FontFace, Lazy<TrueTypeFont>> Files = Enum.GetValues<FontFace>().ToDictionary(face => face, face => new Lazy<TrueTypeFont>(() => Read(face)));

    private readonly TrueTypeFont _font = Files[face].Value;
    private readonly SortedDictionary<ushort, Rune> _used = [];

    /// <summary>By this name content refers to it.</summary>
    public string Name { get; } = $"F{(int)face}";

    /// <summary>How wide a text is at a size of one point.</summary>
    public double WidthOf(string text)
    {
        var width = 0;
        foreach (var character in text.EnumerateRunes())
        {
            width += _font.WidthOf(_font.GlyphOf(character));
        }

        return width / 1000.0;
    }

    /// <summary>A text as content shows it: the numbers of its glyphs.</summary>
    public string Encode(string text)
    {
        var glyphs = new StringBuilder("<");
        foreach (var character in text.EnumerateRunes())
        {
            var glyph = _font.GlyphOf(character);
            _used.TryAdd(glyph, glyph == 0 ? Rune.ReplacementChar : character);
            glyphs.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return glyphs.Append('>').ToString();
    }

    /// <summary>Adds the font to a file and returns its number.</summary>
    public int Write(PdfFile file)
    {
        // The letters in front say that it is a part of the font.
        var name = $"{(char)('A' + (int)face)}PORTL+Source{face}";
        var subset = FontSubset.Of(_font, _used.Keys);
        var program = file.AddStream(Invariant($"/Length1 {subset.Length}"), subset);
        var angle = face is FontFace.Italic or FontFace.BoldItalic ? -11 : 0;
        var descriptor = file.Add(Invariant($"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', _font.Box)}] /ItalicAngle {angle} /Ascent {_font.Ascent} /Descent {_font.Descent} /CapHeight 660 /StemV 80 /FontFile2 {program} 0 R >>"));
        var widths = string.Join(' ', _used.Keys.Select(glyph => Invariant($"{glyph} [{_font.WidthOf(glyph)}]")));
        var glyphs = file.Add(Invariant($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /W [{widths}] /CIDToGIDMap /Identity >>"));
        var characters = file.AddStream("", Encoding.ASCII.GetBytes(Characters()));
        return file.Add(Invariant($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {characters} 0 R >>"));
    }

    /// <summary>Which characters the glyphs stand for, so that text can be searched, copied and read aloud.</summary>
    private string Characters()
    {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var block in _used.Chunk(BlockSize))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, character) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private static TrueTypeFont Read(FontFace face)
    {
        using var resource = typeof(PdfFont).Assembly.GetManifestResourceStream($"{face}.ttf")!;
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new TrueTypeFont(file);
    }
}
