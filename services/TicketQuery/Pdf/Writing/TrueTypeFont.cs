using System.Buffers.Binary;
using System.Text;

namespace Portal.TicketQuery.Pdf.Writing;

/// <summary>A TrueType font as its file says: which glyph draws a character, and how wide it is. Measures are in thousandths of the font's size.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, Range> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _unitsPerEm;
    private readonly int _measuredGlyphs;

    public TrueTypeFont(byte[] file)
    {
        _file = file;
        for (var (record, left) = (12, U16(file, 4)); left > 0; record += 16, left--)
        {
            var start = (int)U32(file, record + 8);
            _tables[Encoding.ASCII.GetString(file, record, 4)] = start..(start + (int)U32(file, record + 12));
        }

        _unitsPerEm = U16(Table("head"), 18);
        GlyphCount = U16(Table("maxp"), 4);
        _measuredGlyphs = U16(Table("hhea"), 34);
        ReadGlyphs(Table("cmap"));
    }

    public int GlyphCount { get; }

    /// <summary>How far letters reach above the line.</summary>
    public int Ascent => Scaled(I16(Table("hhea"), 4));

    /// <summary>How far they reach below it; negative.</summary>
    public int Descent => Scaled(I16(Table("hhea"), 6));

    /// <summary>The smallest box around every glyph: left, bottom, right, top.</summary>
    public IEnumerable<int> Box => new[] { 36, 38, 40, 42 }.Select(offset => Scaled(I16(Table("head"), offset)));

    /// <summary>The glyph of a character; 0, an empty box, for one the font does not have.</summary>
    public ushort GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    public int WidthOf(ushort glyph) => Scaled(U16(Table("hmtx"), Math.Min(glyph, _measuredGlyphs - 1) * 4));

    /// <summary>A table of the file; empty for one it does not have.</summary>
    public ReadOnlySpan<byte> Table(string name) => _tables.TryGetValue(name, out var range) ? _file.AsSpan(range) : default;

    /// <summary>A glyph's outline; empty for white space.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var places = Table("loca");
        var isLong = I16(Table("head"), 50) == 1;
        var start = isLong ? (int)U32(places, glyph * 4) : U16(places, glyph * 2) * 2;
        var end = isLong ? (int)U32(places, (glyph * 4) + 4) : U16(places, (glyph * 2) + 2) * 2;
        return Table("glyf")[start..end];
    }

    /// <summary>Reads the map from all of Unicode to glyphs (format 12).</summary>
    private void ReadGlyphs(ReadOnlySpan<byte> map)
    {
        for (var (record, left) = (4, U16(map, 2)); left > 0; record += 8, left--)
        {
            var groups = map[(int)U32(map, record + 4)..];
            if (U16(groups, 0) != 12)
            {
                continue;
            }

            for (var (group, more) = (16, U32(groups, 12)); more > 0; group += 12, more--)
            {
                var (first, last, glyph) = ((int)U32(groups, group), (int)U32(groups, group + 4), (int)U32(groups, group + 8));
                for (var character = first; character <= last; character++)
                {
                    _glyphs[character] = (ushort)(glyph + character - first);
                }
            }

            return;
        }

        throw new InvalidDataException("The font has no map of format 12.");
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    private static ushort U16(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt16BigEndian(data[offset..]);

    private static short I16(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadInt16BigEndian(data[offset..]);

    private static uint U32(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt32BigEndian(data[offset..]);
}
