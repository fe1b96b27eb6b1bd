using System.Buffers.Binary;
using System.Text;

namespace Portal.TicketQuery.Pdf.Writing;

/// <summary>A font file with the outlines of some glyphs alone. They keep their numbers, so nothing else of the font changes.</summary>
internal static class FontSubset
{
    private const int MoreParts = 0x20;

    /// <summary>What a PDF asks for; characters are mapped to glyphs by the PDF itself.</summary>
    private static readonly string[] Copied = ["cvt ", "fpgm", "hhea", "hmtx", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> glyphs)
    {
        var (outlines, places) = Outlines(font, WithParts(font, glyphs));
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["glyf"] = outlines, ["head"] = head, ["loca"] = places };
        foreach (var name in Copied.Where(name => font.Table(name).Length > 0))
        {
            tables[name] = font.Table(name).ToArray();
        }

        return File(tables);
    }

    /// <summary>Letters with accents are made of others, which must be there too.</summary>
    private static HashSet<ushort> WithParts(TrueTypeFont font, IEnumerable<ushort> glyphs)
    {
        var all = new HashSet<ushort> { 0 };
        var next = new Stack<ushort>(glyphs);
        while (next.TryPop(out var glyph))
        {
            if (!all.Add(glyph) || font.Outline(glyph) is not [_, _, _, _, _, _, _, _, _, _, ..] outline || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            {
                continue;
            }

            for (var (part, flags) = (10, MoreParts); (flags & MoreParts) != 0; part += LengthOf(flags))
            {
                flags = BinaryPrimitives.ReadUInt16BigEndian(outline[part..]);
                next.Push(BinaryPrimitives.ReadUInt16BigEndian(outline[(part + 2)..]));
            }
        }

        return all;
    }

    /// <summary>The length of a part of a glyph: flags, number, two offsets of a byte or two, and a scale of one, two or four values.</summary>
    private static int LengthOf(int flags) =>
        4 + ((flags & 0x01) != 0 ? 4 : 2) + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);

    private static (byte[] Outlines, byte[] Places) Outlines(TrueTypeFont font, HashSet<ushort> glyphs)
    {
        var outlines = new MemoryStream();
        var places = new byte[(font.GlyphCount + 1) * 4];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            if (glyphs.Contains((ushort)glyph))
            {
                outlines.Write(font.Outline((ushort)glyph));
                outlines.Write(new byte[Padding(outlines.Length)]);
            }

            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan((glyph + 1) * 4), (uint)outlines.Length);
        }

        return (outlines.ToArray(), places);
    }

    private static byte[] File(SortedDictionary<string, byte[]> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        var file = new MemoryStream();
        Write(file, 0x00010000);
        Write(file, (uint)(tables.Count << 16) | (16u << power));
        Write(file, (uint)(power << 16) | (uint)((tables.Count * 16) - (16 << power)));
        var start = 12 + (tables.Count * 16);
        foreach (var (name, content) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            Write(file, Sum(content));
            Write(file, (uint)start);
            Write(file, (uint)content.Length);
            start += content.Length + Padding(content.Length);
        }

        foreach (var content in tables.Values)
        {
            file.Write(content);
            file.Write(new byte[Padding(content.Length)]);
        }

        return file.ToArray();
    }

    private static uint Sum(byte[] content)
    {
        var sum = 0u;
        for (var index = 0; index < content.Length; index++)
        {
            sum += (uint)content[index] << (24 - (8 * (index % 4)));
        }

        return sum;
    }

    private static int Padding(long length) => (int)(-length & 3);

    private static void Write(Stream file, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        file.Write(bytes);
    }
}
