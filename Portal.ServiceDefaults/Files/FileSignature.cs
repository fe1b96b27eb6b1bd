using System.Text;

namespace Portal.ServiceDefaults.Files;

/// <summary>What the first bytes of a file say it is.</summary>
internal enum FileSignature
{
    Unknown,
    Program,
    Text,
    Png,
    Jpeg,
    Gif,
    Webp,
    Bmp,
    Tiff,
    Pdf,
    Rtf,
    OldOffice,
    Zip,
    SevenZip,
    Gzip,
    IsoMedia,
    Matroska,
    Mp3,
    Wave,
}

internal static class FileSignatures
{
    /// <summary>How many bytes <see cref="Of"/> wants to see.</summary>
    public const int HeadLength = 4096;

    /// <summary>The signature of a file that starts with <paramref name="head"/>.</summary>
    public static FileSignature Of(ReadOnlySpan<byte> head)
    {
        if (IsProgram(head))
        {
            return FileSignature.Program;
        }

        var known = Known(head);
        return known == FileSignature.Unknown && IsText(head) ? FileSignature.Text : known;
    }

    /// <summary>Markup a browser would show as a page, whatever the file's name.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 512)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return new[] { "<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe" }.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
    }

    private static FileSignature Known(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileSignature.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileSignature.Jpeg,
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => FileSignature.Gif,
        _ when head.StartsWith("RIFF"u8) && At(head, 8, "WEBP"u8) => FileSignature.Webp,
        _ when head.StartsWith("RIFF"u8) && At(head, 8, "WAVE"u8) => FileSignature.Wave,
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => FileSignature.Bmp,
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => FileSignature.Tiff,
        _ when head.StartsWith("{\\rtf"u8) => FileSignature.Rtf,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => FileSignature.OldOffice,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => FileSignature.Zip,
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => FileSignature.SevenZip,
        [0x1F, 0x8B, 8, ..] => FileSignature.Gzip,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => FileSignature.Matroska,
        _ when head.StartsWith("ID3"u8) => FileSignature.Mp3,
        [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => FileSignature.Mp3,
        _ when At(head, 4, "ftyp"u8) || At(head, 4, "moov"u8) || At(head, 4, "mdat"u8) || At(head, 4, "wide"u8) => FileSignature.IsoMedia,
        _ when !IsMarkup(head) && head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0 => FileSignature.Pdf,
        _ => FileSignature.Unknown,
    };

    /// <summary>Windows, Linux and macOS programs, Java classes and scripts with an interpreter line.</summary>
    private static bool IsProgram(ReadOnlySpan<byte> head) => head switch
    {
        // "MZ" alone could begin a sentence; a DOS header always has a zero near its start.
        [(byte)'M', (byte)'Z', ..] => head[..Math.Min(head.Length, 64)].Contains((byte)0) || head.Length < 64,
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => true,
        [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..] or [0xCE or 0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] => true,
        [(byte)'#', (byte)'!', ..] or [0xEF, 0xBB, 0xBF, (byte)'#', (byte)'!', ..] => true,
        _ => false,
    };

    /// <summary>Text has no zero bytes, except UTF-16, which says so at its start.</summary>
    public static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return true;
        }

        var odd = 0;
        foreach (var value in head)
        {
            if (value == 0)
            {
                return false;
            }

            odd += value < 32 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 12 or 27) ? 1 : 0;
        }

        return odd * 20 <= head.Length;
    }

    private static bool At(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> mark) =>
        head.Length >= offset + mark.Length && head.Slice(offset, mark.Length).SequenceEqual(mark);
}
