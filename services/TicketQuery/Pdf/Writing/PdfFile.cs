using System.Globalization;
using System.IO.Compression;
using System.Text;
using static System.FormattableString;

namespace Portal.TicketQuery.Pdf.Writing;

/// <summary>The objects of a PDF as they lie in the file (ISO 32000-1, 7.5), and the table that finds them.</summary>
internal sealed class PdfFile
{
    private readonly MemoryStream _bytes;
    private readonly List<long> _places = [];

    /// <summary>Begins the file; its second line tells programs that copy it that it is no text.</summary>
    public PdfFile(MemoryStream bytes)
    {
        _bytes = bytes;
        _bytes.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>The number of an object that is written later, so that others can refer to it.</summary>
    public int Reserve()
    {
        _places.Add(0);
        return _places.Count;
    }

    public int Add(string body) => Write(Reserve(), body);

    public int Write(int number, string body)
    {
        Begin(number);
        Append(Invariant($"{body}\nendobj\n"));
        return number;
    }

    /// <summary>An object with content, which is stored compressed.</summary>
    public int AddStream(string entries, ReadOnlySpan<byte> content)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        var number = Reserve();
        Begin(number);
        Append(Invariant($"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"));
        packed.WriteTo(_bytes);
        Append("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Ends the file with the table of its objects.</summary>
    public void Finish(int catalog, int info)
    {
        var table = _bytes.Length;
        Append(Invariant($"xref\n0 {_places.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in _places)
        {
            Append(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        }

        Append(Invariant($"trailer\n<< /Size {_places.Count + 1} /Root {catalog} 0 R /Info {info} 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    }

    /// <summary>Text for readers, such as a title, in any script.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>Bytes as a string; no character of theirs means anything to the format.</summary>
    public static string Bytes(ReadOnlySpan<byte> bytes) => $"<{Convert.ToHexString(bytes)}>";

    private void Begin(int number)
    {
        _places[number - 1] = _bytes.Length;
        Append(Invariant($"{number} 0 obj\n"));
    }

    private void Append(string text) => _bytes.Write(Encoding.ASCII.GetBytes(text));
}
