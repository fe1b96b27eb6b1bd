using System.Text;
using Portal.TicketQuery.Pdf.Writing;

namespace Portal.TicketQuery.Pdf;

/// <summary>Breaks text into lines of a width: between words, and inside those that are wider than a line.</summary>
internal sealed class TextLines
{
    private readonly PdfDocument _document;
    private readonly double _size;
    private readonly double _width;
    private readonly bool _keepSpaces;
    private readonly List<IReadOnlyList<TextPiece>> _lines = [];
    private readonly List<(string Text, TextRun Run, double Width)> _word = [];
    private readonly List<(string Text, TextRun Run, double Width)> _spaces = [];
    private List<TextPiece> _line = [];
    private double _x;

    private TextLines(PdfDocument document, double size, double width, bool keepSpaces) =>
        (_document, _size, _width, _keepSpaces) = (document, size, width, keepSpaces);

    /// <param name="keepSpaces">Whether spaces at the start of a line stay, as in programs.</param>
    public static IReadOnlyList<IReadOnlyList<TextPiece>> Of(PdfDocument document, IEnumerable<TextRun> runs, double size, double width, bool keepSpaces = false)
    {
        var lines = new TextLines(document, size, width, keepSpaces);
        foreach (var run in runs)
        {
            lines.Add(run);
        }

        lines.EndWord();
        if (lines._line.Count > 0 || lines._lines.Count == 0)
        {
            lines.EndLine();
        }

        return lines._lines;
    }

    private void Add(TextRun run)
    {
        for (var start = 0; start < run.Text.Length;)
        {
            var end = start + 1;
            if (run.Text[start] == '\n')
            {
                EndWord();
                EndLine();
            }
            else
            {
                var space = IsSpace(run.Text[start]);
                while (end < run.Text.Length && run.Text[end] != '\n' && IsSpace(run.Text[end]) == space)
                {
                    end++;
                }

                Collect(run.Text[start..end], run, space);
            }

            start = end;
        }
    }

    private void Collect(string text, TextRun run, bool space)
    {
        if (space)
        {
            EndWord();
            _spaces.Add((text, run, WidthOf(text, run)));
        }
        else
        {
            _word.Add((text, run, WidthOf(text, run)));
        }
    }

    private void EndWord()
    {
        if (_word.Count == 0)
        {
            return;
        }

        var width = _word.Sum(part => part.Width);
        if (_line.Count > 0 && _x + _spaces.Sum(part => part.Width) + width > _width)
        {
            EndLine();
        }

        if (_line.Count > 0 || _keepSpaces)
        {
            _spaces.ForEach(Place);
        }

        _spaces.Clear();
        _word.ForEach(part => PlaceWhole(part, width));
        _word.Clear();
    }

    private void PlaceWhole((string Text, TextRun Run, double Width) part, double wordWidth)
    {
        if (wordWidth <= _width)
        {
            Place(part);
            return;
        }

        foreach (var character in part.Text.EnumerateRunes().Select(character => character.ToString()))
        {
            var width = WidthOf(character, part.Run);
            if (_x + width > _width && _line.Count > 0)
            {
                EndLine();
            }

            Place((character, part.Run, width));
        }
    }

    private void Place((string Text, TextRun Run, double Width) part)
    {
        if (_line.Count > 0 && _line[^1].Run == part.Run)
        {
            _line[^1].Append(part.Text, part.Width);
        }
        else
        {
            _line.Add(new TextPiece(part.Text, part.Run, _x, part.Width));
        }

        _x += part.Width;
    }

    private void EndLine()
    {
        _lines.Add(_line);
        _line = [];
        _spaces.Clear();
        _x = 0;
    }

    private double WidthOf(string text, TextRun run) => _document.Font(run.Look.Face).WidthOf(text) * _size;

    /// <summary>Where a line may end; not at spaces that are made to keep words together.</summary>
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) && character is not ('\u00a0' or '\u202f' or '\u2007');
}

/// <summary>Neighbouring text of one look in a line.</summary>
internal sealed class TextPiece(string text, TextRun run, double x, double width)
{
    private readonly StringBuilder _text = new(text);

    public string Text => _text.ToString();

    public TextRun Run { get; } = run;

    /// <summary>From the start of the line.</summary>
    public double X { get; } = x;

    public double Width { get; private set; } = width;

    public void Append(string text, double width)
    {
        _text.Append(text);
        Width += width;
    }
}
