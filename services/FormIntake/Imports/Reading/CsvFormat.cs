using System.Text;

namespace Portal.FormIntake.Imports.Reading;

/// <summary>How a file is written: its encoding and what separates its columns.</summary>
internal sealed record CsvFormat(string Encoding, char Separator)
{
    private const string Utf8 = "utf-8";
    private const string Western = "windows-1252";

    public static readonly CsvFormat Default = new(Utf8, ',');

    /// <summary>The encoding to read with; a byte order mark in the file counts for more. A method, so that it is not stored.</summary>
    public Encoding TextEncoding() => Encoding == Western ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : System.Text.Encoding.GetEncoding(Encoding);

    /// <summary>UTF-16 by its mark, else UTF-8 when every byte fits it, else what Excel writes on Western computers.</summary>
    public static async Task<string> DetectEncodingAsync(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        var bytes = new byte[64 * 1024];
        var chars = new char[bytes.Length];
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            for (var first = true; ; first = false)
            {
                var count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
                if (first && count >= 2 && bytes[0] is 0xFF or 0xFE && bytes[1] == (bytes[0] ^ 1))
                {
                    return bytes[0] == 0xFF ? "utf-16" : "utf-16BE";
                }

                decoder.GetChars(bytes, 0, count, chars, 0, flush: count < bytes.Length);
                if (count < bytes.Length)
                {
                    return Utf8;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return Western;
        }
        finally
        {
            file.Position = 0;
        }
    }
}
