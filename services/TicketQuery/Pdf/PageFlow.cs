using Portal.TicketQuery.Pdf.Writing;

namespace Portal.TicketQuery.Pdf;

/// <summary>Fills pages from top to bottom, as many as are allowed.</summary>
internal sealed class PageFlow
{
    /// <summary>A PDF costs memory and time; whoever writes a novel gets the start of it.</summary>
    public const int MaxPages = 200;

    public const double Left = 56;
    public const double Width = PdfPage.Width - (2 * Left);
    private const double Top = 64;
    private const double Bottom = PdfPage.Height - 64;
    private const double ListIndent = 16;
    private const double QuoteIndent = 12;

    /// <summary>Deeper ones stand below each other: there must be room for words.</summary>
    private const int MaxIndents = 5;

    private readonly PdfDocument _document;
    private readonly int _maxPages;
    private PdfPage _page;
    private double _y = Top;

    public PageFlow(PdfDocument document, int maxPages = MaxPages) => (_document, _maxPages, _page) = (document, maxPages, document.AddPage());

    /// <summary>All pages are full; nothing more is shown.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Space below what stands on the page.</summary>
    public void Space(double height) => _y += _y > Top ? height : 0;

    /// <summary>Goes to the next page unless <paramref name="height"/> is left on this one. False when there is none.</summary>
    public bool Need(double height)
    {
        if (!IsFull && _y + height > Bottom)
        {
            IsFull = _document.Pages.Count >= _maxPages;
            if (!IsFull)
            {
                TurnPage();
            }
        }

        return !IsFull;
    }

    /// <summary>One page more than is allowed, for saying that.</summary>
    public void AddLastPage()
    {
        IsFull = false;
        TurnPage();
    }

    /// <summary>A line across the page.</summary>
    public void Rule(Ink ink, double thickness = 0.75)
    {
        if (Need(thickness))
        {
            _page.Box(Left, _y, Width, thickness, ink);
            _y += thickness;
        }
    }

    /// <summary>A paragraph of one look.</summary>
    public void Paragraph(string text, TextStyle style, bool bold = false, double indent = 0) =>
        Paragraph(new TextBlock([new TextRun(TextRun.Clean(text), new TextLook(Bold: bold))]), style, indent);

    /// <summary>A paragraph with its marks: bars beside quotes, a shade behind programs.</summary>
    public void Paragraph(TextBlock block, TextStyle style, double indent = 0)
    {
        var lists = Math.Min(block.Lists, MaxIndents);
        var quotes = Math.Min(block.Quotes, MaxIndents);
        var x = Left + indent + (quotes * QuoteIndent) + (lists * ListIndent);
        var padding = block.Code ? 6 : 0;
        var size = block.Code ? style.Size - 1 : style.Size;
        var lines = TextLines.Of(_document, block.Runs, size, Left + Width - x - (2 * padding), block.Code);
        for (var index = 0; index < lines.Count && Need(style.Leading); index++)
        {
            if (block.Code)
            {
                _page.Box(x, _y, Left + Width - x, style.Leading, Ink.Shade);
            }

            for (var quote = 0; quote < quotes; quote++)
            {
                _page.Box(Left + indent + (quote * QuoteIndent), _y, 2, style.Leading, Ink.Line);
            }

            if (index == 0 && block.Marker is { } marker)
            {
                _page.Text(x - ListIndent + 2, Baseline(style), FontFace.Regular, size, style.Ink, marker);
            }

            Show(lines[index], x + padding, size, style);
            _y += style.Leading;
        }
    }

    /// <summary>Two texts side by side, of which the right one may have several lines.</summary>
    public void Pair(string label, string value, double labelWidth, TextStyle labelStyle, TextStyle style)
    {
        var labels = TextLines.Of(_document, [new TextRun(TextRun.Clean(label))], labelStyle.Size, labelWidth - 12);
        var values = TextLines.Of(_document, [new TextRun(TextRun.Clean(value))], style.Size, Width - labelWidth);
        for (var index = 0; index < Math.Max(labels.Count, values.Count) && Need(style.Leading); index++)
        {
            Show(labels.ElementAtOrDefault(index) ?? [], Left, labelStyle.Size, labelStyle);
            Show(values.ElementAtOrDefault(index) ?? [], Left + labelWidth, style.Size, style);
            _y += style.Leading;
        }
    }

    private void TurnPage() => (_page, _y) = (_document.AddPage(), Top);

    private void Show(IReadOnlyList<TextPiece> line, double x, double size, TextStyle style)
    {
        foreach (var piece in line)
        {
            var ink = piece.Run.Link is null ? style.Ink : Ink.Blue;
            _page.Text(x + piece.X, Baseline(style), piece.Run.Look.Face, size, ink, piece.Text);
            if (piece.Run.Look.Underlined || piece.Run.Link is not null)
            {
                _page.Box(x + piece.X, Baseline(style) + 1.5, piece.Width, 0.5, ink);
            }

            if (piece.Run.Look.Struck)
            {
                _page.Box(x + piece.X, Baseline(style) - (size * 0.28), piece.Width, 0.6, ink);
            }

            if (piece.Run.Link is { } address)
            {
                _page.Link(x + piece.X, _y, piece.Width, style.Leading, address);
            }
        }
    }

    private double Baseline(TextStyle style) => _y + (style.Leading * 0.5) + (style.Size * 0.34);
}

/// <summary>How a paragraph is set: the letters' size and the lines' height in points, and their colour.</summary>
internal sealed record TextStyle(double Size, double Leading, Ink Ink);
