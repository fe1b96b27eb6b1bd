using System.Globalization;
using Portal.TicketQuery.Pdf.Writing;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Pdf;

/// <summary>A ticket with its messages on pages.</summary>
internal sealed class TicketPdf
{
    private const double LabelWidth = 150;
    private const double ReadableStart = 50;

    private static readonly TextStyle Title = new(20, 25, Ink.Black);
    private static readonly TextStyle Heading = new(13, 20, Ink.Black);
    private static readonly TextStyle Body = new(10.5, 15, Ink.Black);
    private static readonly TextStyle Quiet = new(10.5, 15, Ink.Grey);
    private static readonly TextStyle Small = new(9, 13, Ink.Grey);

    private readonly TicketSheet _sheet;
    private readonly TicketPdfTexts _texts;
    private readonly PdfDocument _document;
    private readonly PageFlow _flow;
    private readonly string _madeAt;

    private TicketPdf(TicketSheet sheet, TicketPdfTexts texts, DateTimeOffset now, int maxPages)
    {
        (_sheet, _texts, _madeAt) = (sheet, texts, texts.AsOf(now));
        _document = new PdfDocument($"{sheet.Number} {sheet.Subject}".Trim(), texts.Language, now);
        _flow = new PageFlow(_document, maxPages);
    }

    /// <summary>The file. Messages are read one by one, and no more of them than fit.</summary>
    public static async Task<MemoryStream> WriteAsync(
        TicketSheet sheet, IAsyncEnumerable<MessageItem> messages, TicketPdfTexts texts, DateTimeOffset now, CancellationToken ct, int maxPages = PageFlow.MaxPages)
    {
        var pdf = new TicketPdf(sheet, texts, now, maxPages);
        pdf.AddHead();
        var any = false;
        await foreach (var message in messages.WithCancellation(ct))
        {
            any = true;
            pdf.Add(message);
            if (pdf._flow.IsFull)
            {
                break;
            }
        }

        pdf.AddEnd(any);
        pdf.AddMargins();
        return pdf._document.Write();
    }

    private void AddHead()
    {
        if (_sheet.PortalName.Length > 0)
        {
            _flow.Paragraph(_sheet.PortalName, Quiet, bold: true);
            _flow.Space(6);
        }

        _flow.Rule(_sheet.Accent, 2);
        _flow.Space(14);
        _flow.Paragraph(_sheet.Subject.Length > 0 ? _sheet.Subject : _sheet.Number, Title, bold: true);
        _flow.Space(2);
        _flow.Paragraph($"{_sheet.Number}  ·  {_sheet.Status}", Quiet);
        _flow.Space(12);
        foreach (var (label, value) in _sheet.Facts)
        {
            _flow.Pair(label, value, LabelWidth, Quiet, Body);
            _flow.Space(2);
        }

        _flow.Space(18);
        _flow.Need(Heading.Leading + ReadableStart);
        _flow.Paragraph(_texts.Conversation, Heading, bold: true);
        _flow.Space(4);
    }

    private void Add(MessageItem message)
    {
        // Who wrote it does not stand alone at the end of a page.
        _flow.Need(ReadableStart + Small.Leading);
        _flow.Rule(Ink.Line);
        _flow.Space(8);
        var author = message.Author.Name.Length > 0 ? message.Author.Name : _sheet.PortalName;
        _flow.Paragraph(author, Body, bold: true);
        _flow.Paragraph(_texts.Time(message.CreatedAt), Small);
        _flow.Space(5);
        var blocks = RichBlocks.Read(message.Html);
        for (var index = 0; index < blocks.Count; index++)
        {
            _flow.Paragraph(blocks[index], Body);
            _flow.Space(blocks[index].Lists > 0 && blocks.ElementAtOrDefault(index + 1)?.Lists > 0 ? 2 : 6);
        }

        if (message.Attachments.Count > 0)
        {
            _flow.Space(2);
            _flow.Need(2 * Small.Leading);
            _flow.Paragraph(_texts.Attachments, Small, bold: true);
            foreach (var file in message.Attachments)
            {
                _flow.Paragraph(new TextBlock([new TextRun(TextRun.Clean($"{file.Name} ({_texts.Size(file.Size)})"))], Lists: 1, Marker: "•"), Small);
            }
        }

        _flow.Space(10);
    }

    private void AddEnd(bool any)
    {
        if (_flow.IsFull)
        {
            _flow.AddLastPage();
            _flow.Paragraph(_texts.Cut(_document.Pages.Count - 1), Body, bold: true);
        }
        else if (!any)
        {
            _flow.Paragraph(_texts.NoMessages, Quiet);
        }
    }

    /// <summary>What stands above and below the text of each page, now that it is known how many there are.</summary>
    private void AddMargins()
    {
        var pages = _document.Pages;
        for (var index = 0; index < pages.Count; index++)
        {
            if (index > 0)
            {
                AddMargin(pages[index], 44, $"{_sheet.Number} {_sheet.Subject}", "");
            }

            AddMargin(pages[index], PdfPage.Height - 36, _madeAt, string.Create(CultureInfo.InvariantCulture, $"{index + 1} / {pages.Count}"));
        }
    }

    private void AddMargin(PdfPage page, double y, string left, string right)
    {
        var width = _document.Font(FontFace.Regular).WidthOf(right) * Small.Size;
        var line = TextLines.Of(_document, [new TextRun(TextRun.Clean(left))], Small.Size, PageFlow.Width - width - 40);
        var text = string.Concat(line[0].Select(piece => piece.Text)) + (line.Count > 1 ? " …" : "");
        page.Text(PageFlow.Left, y, FontFace.Regular, Small.Size, Small.Ink, text);
        page.Text(PageFlow.Left + PageFlow.Width - width, y, FontFace.Regular, Small.Size, Small.Ink, right);
    }
}
