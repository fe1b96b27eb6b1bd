using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.TicketQuery.Pdf;

/// <summary>The paragraphs of a message, as the sanitiser has left it.</summary>
internal sealed class RichBlocks
{
    private readonly List<TextBlock> _blocks = [];
    private readonly Stack<int> _lists = new();
    private List<TextRun> _runs = [];
    private string? _marker;
    private int _quotes;
    private int _code;
    private bool _afterSpace = true;

    private RichBlocks()
    {
    }

    public static IReadOnlyList<TextBlock> Read(string html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        using var document = parser.ParseDocument("");
        var reader = new RichBlocks();
        reader.Read(parser.ParseFragment(html, document.Body!), default, null);
        reader.End();
        return reader._blocks;
    }

    /// <summary>The sanitiser bounds how deep elements nest.</summary>
    private void Read(INodeList nodes, TextLook look, string? link)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                Add(text.Data, look, link);
            }
            else if (node is IElement element)
            {
                Read(element, look, link);
            }
        }
    }

    private void Read(IElement element, TextLook look, string? link)
    {
        switch (element.LocalName)
        {
            case "br":
                _runs.Add(new TextRun("\n"));
                _afterSpace = true;
                break;
            case "img":
                Add($"[image: {element.GetAttribute("alt")}]", look, link);
                break;
            case "p" or "ul" or "ol" or "li" or "blockquote" or "pre":
                End();
                ReadBlock(element, look, link);
                End();
                break;
            case "a":
                Read(element.ChildNodes, look, element.GetAttribute("href"));
                break;
            default:
                Read(element.ChildNodes, Changed(look, element.LocalName), link);
                break;
        }
    }

    private static TextLook Changed(TextLook look, string element) => element switch
    {
        "strong" or "b" => look with { Bold = true },
        "em" or "i" => look with { Italic = true },
        "u" => look with { Underlined = true },
        "s" => look with { Struck = true },
        "code" => look with { Code = true },
        _ => look,
    };

    private void ReadBlock(IElement element, TextLook look, string? link)
    {
        switch (element.LocalName)
        {
            case "ul" or "ol":
                EndItem();
                _lists.Push(element.LocalName == "ol" ? 1 : 0);
                Read(element.ChildNodes, look, link);
                End();
                EndItem();
                _lists.Pop();
                break;
            case "li":
                EndItem();
                _marker = Marker();
                Read(element.ChildNodes, look, link);
                End();
                EndItem();
                break;
            case "blockquote":
                _quotes++;
                Read(element.ChildNodes, look, link);
                End();
                _quotes--;
                break;
            case "pre":
                _code++;
                Read(element.ChildNodes, look with { Code = true }, link);
                End();
                _code--;
                break;
            default:
                Read(element.ChildNodes, look, link);
                break;
        }
    }

    private string Marker()
    {
        if (!_lists.TryPop(out var number))
        {
            return "•";
        }

        _lists.Push(number == 0 ? 0 : number + 1);
        return number == 0 ? "•" : number.ToString(CultureInfo.InvariantCulture) + ".";
    }

    private void Add(string text, TextLook look, string? link)
    {
        var shown = _code > 0 ? text.Replace("\t", "    ", StringComparison.Ordinal) : Collapsed(text);
        if (shown.Length > 0)
        {
            _runs.Add(new TextRun(TextRun.Clean(shown), look, link));
        }
    }

    /// <summary>White space as browsers show it: one space for any of it, none at the start of a line.</summary>
    private string Collapsed(string text)
    {
        var characters = new List<char>(text.Length);
        foreach (var character in text)
        {
            var space = character is ' ' or '\n' or '\t' or '\r';
            if (!space || !_afterSpace)
            {
                characters.Add(space ? ' ' : character);
            }

            _afterSpace = space;
        }

        return new string([.. characters]);
    }

    /// <summary>The paragraph ends; one without text is none.</summary>
    private void End()
    {
        if (_runs.Exists(run => !string.IsNullOrWhiteSpace(run.Text)))
        {
            AddBlock();
        }

        _runs = [];
        _afterSpace = true;
    }

    /// <summary>An item without text of its own still has its place.</summary>
    private void EndItem()
    {
        if (_marker is not null)
        {
            _runs = [];
            AddBlock();
        }
    }

    private void AddBlock()
    {
        _blocks.Add(new TextBlock(_runs, Math.Max(_lists.Count, _marker is null ? 0 : 1), _quotes, _marker, _code > 0));
        _marker = null;
    }
}
