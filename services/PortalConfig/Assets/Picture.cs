using System.Buffers.Binary;

namespace Portal.PortalConfig.Assets;

/// <summary>What the bytes of a picture say they are: PNG, JPEG, GIF, WebP or ICO. Names and declared types are not asked; SVG, which can carry scripts, is none of them.</summary>
internal sealed record Picture(string ContentType, int Width, int Height)
{
    /// <summary>Most pixels in a row or column.</summary>
    public const int MaxSide = 4096;

    /// <summary>The picture; null for bytes that are not one.</summary>
    public static Picture? Of(ReadOnlySpan<byte> bytes)
    {
        var picture = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(bytes),
            [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
            _ when bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) => Gif(bytes),
            _ when bytes.StartsWith("RIFF"u8) && At(bytes, 8, "WEBP"u8) => Webp(bytes),
            [0, 0, 1, 0, not 0, 0, ..] => Ico(bytes),
            _ => null,
        };
        return picture is { Width: > 0, Height: > 0 } ? picture : null;
    }

    private static Picture? Png(ReadOnlySpan<byte> bytes) => bytes.Length > 32 && At(bytes, 12, "IHDR"u8)
        ? new Picture("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
        : null;

    private static Picture? Gif(ReadOnlySpan<byte> bytes) => bytes.Length > 13
        ? new Picture("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
        : null;

    /// <summary>The size is in the frame header; segments before it are skipped.</summary>
    private static Picture? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new Picture("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            // Any number of FF may stand before a marker.
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    /// <summary>Three kinds: lossy, lossless, and extended, which may be animated or transparent.</summary>
    private static Picture? Webp(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return null;
        }

        if (At(bytes, 12, "VP8X"u8))
        {
            return new Picture("image/webp", 1 + Three(bytes[24..]), 1 + Three(bytes[27..]));
        }

        if (At(bytes, 12, "VP8L"u8) && bytes[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new Picture("image/webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return At(bytes, 12, "VP8 "u8) && bytes.Slice(23, 3).SequenceEqual(new byte[] { 0x9D, 0x01, 0x2A })
            ? new Picture("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF)
            : null;
    }

    /// <summary>The first of its sizes; 0 stands for 256.</summary>
    private static Picture? Ico(ReadOnlySpan<byte> bytes) => bytes.Length > 22 && bytes[9] == 0
        ? new Picture("image/x-icon", bytes[6] == 0 ? 256 : bytes[6], bytes[7] == 0 ? 256 : bytes[7])
        : null;

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static bool At(ReadOnlySpan<byte> bytes, int offset, ReadOnlySpan<byte> mark) =>
        bytes.Length >= offset + mark.Length && bytes.Slice(offset, mark.Length).SequenceEqual(mark);
}
