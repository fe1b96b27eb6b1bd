using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Portal.TicketQuery.Pdf.Writing;

/// <summary>A PDF in the making: A4 pages, on which text is set by its distance from the upper left corner, in points.</summary>
/// <param name="title">What programs show as its name.</param>
/// <param name="language">The language it is read aloud in, as in <c>de</c>.</param>
internal sealed class PdfDocument(string title, string language, DateTimeOffset createdAt)
{
    private readonly List<PdfPage> _pages = [];
    private readonly SortedDictionary<FontFace, PdfFont> _fonts = [];

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage AddPage()
    {
        var page = new PdfPage(this);
        _pages.Add(page);
        return page;
    }

    public PdfFont Font(FontFace face)
    {
        if (!_fonts.TryGetValue(face, out var font))
        {
            _fonts[face] = font = new PdfFont(face);
        }

        return font;
    }

    /// <summary>The file; nothing may be added afterwards.</summary>
    public MemoryStream Write()
    {
        var bytes = new MemoryStream();
        var file = new PdfFile(bytes);
        var tree = file.Reserve();
        var fonts = string.Join(' ', _fonts.Values.Select(font => Invariant($"/{font.Name} {font.Write(file)} 0 R")));
        var pages = string.Join(' ', _pages.Select(page => Invariant($"{Write(file, page, tree)} 0 R")));
        file.Write(tree, Invariant($"<< /Type /Pages /Kids [{pages}] /Count {_pages.Count} /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources << /Font << {fonts} >> >> >>"));
        var catalog = file.Add(Invariant($"<< /Type /Catalog /Pages {tree} 0 R /Lang {PdfFile.Text(language)} /ViewerPreferences << /DisplayDocTitle true >> >>"));
        var info = file.Add(Invariant($"<< /Title {PdfFile.Text(title)} /Producer (Portal) /CreationDate (D:{createdAt.UtcDateTime:yyyyMMddHHmmss}Z) >>"));
        file.Finish(catalog, info);
        bytes.Position = 0;
        return bytes;
    }

    private static int Write(PdfFile file, PdfPage page, int tree)
    {
        var content = file.AddStream("", Encoding.ASCII.GetBytes(page.Content));
        var links = string.Join(' ', page.Links);
        return file.Add(Invariant($"<< /Type /Page /Parent {tree} 0 R /Contents {content} 0 R /Annots [{links}] >>"));
    }
}
