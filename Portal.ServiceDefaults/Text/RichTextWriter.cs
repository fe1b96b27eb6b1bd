using System.Text;
using AngleSharp.Dom;

namespace Portal.ServiceDefaults.Text;

/// <summary>Writes a parsed fragment anew from nothing but its own literals and encoded text, so nothing of the input's markup can pass.</summary>
internal sealed class RichTextWriter(IReadOnlyDictionary<Guid, string>? images)
{
    // Beyond this nobody nests by hand; the walk itself is iterative, so depth costs no stack.
    private const int MaxDepth = 40;
    private const int MaxHref = 2000;
    private const int MaxAlt = 300;
    private const string HtmlNamespace = "http://www.w3.org/1999/xhtml";

    private static readonly HashSet<string> Blocks = ["p", "ul", "ol", "li", "blockquote", "pre"];
    private static readonly HashSet<string> Inlines = ["strong", "b", "em", "i", "u", "s", "a", "code"];

    private static readonly HashSet<string> Dropped =
    [
        "script", "style", "iframe", "object", "embed", "applet", "noscript", "template", "textarea", "select", "option", "title", "head", "xmp", "noembed",
        "noframes", "plaintext", "frame", "frameset", "audio", "video", "canvas", "link", "meta", "base", "datalist", "dialog", "map", "slot", "portal",
    ];

    private static readonly HashSet<string> Lines =
    [
        "div", "section", "article", "header", "footer", "main", "nav", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "dl", "dt", "dd",
        "figure", "figcaption", "form", "fieldset", "address", "center", "details", "summary", "hr",
    ];

    private readonly StringBuilder _html = new();
    private readonly PlainTextBuilder _text = new();
    private readonly Stack<string?> _open = new();
    private int _depth;
    private bool _inline;
    private bool _breakDue;

    public RichContent Content => new(_html.ToString().Trim(), _text.ToString());

    /// <summary>Text as element content or as an attribute in double quotes.</summary>
    public static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    public void Write(INodeList nodes)
    {
        var steps = new Stack<(INode Node, bool Leave)>();
        Push(steps, nodes);
        while (steps.TryPop(out var step))
        {
            if (step.Leave)
            {
                Leave((IElement)step.Node);
            }
            else if (step.Node is IText text)
            {
                WriteText(text.Data);
            }
            else if (step.Node is IElement element && element.NamespaceUri == HtmlNamespace && !Dropped.Contains(element.LocalName))
            {
                Enter(element);
                steps.Push((element, true));
                Push(steps, element.ChildNodes);
            }
        }
    }

    private static void Push(Stack<(INode Node, bool Leave)> steps, INodeList nodes)
    {
        for (var index = nodes.Length - 1; index >= 0; index--)
        {
            steps.Push((nodes[index], false));
        }
    }

    private void Enter(IElement element)
    {
        var name = element.LocalName;
        var href = name == "a" ? SafeHref(element.GetAttribute("href")) : null;
        if (name == "br")
        {
            Break();
            _open.Push(null);
        }
        else if (name == "img")
        {
            WriteImage(element);
            _open.Push(null);
        }
        else if (_depth < MaxDepth && Blocks.Contains(name))
        {
            Boundary(name);
            Open(name, $"<{name}>");
            _text.Enter(name);
            if (name == "pre" && element.FirstChild is IText { Data: ['\n', ..] })
            {
                // Parsers skip the first line end of a pre; this one is content.
                _html.Append('\n');
            }
        }
        else if (_depth < MaxDepth && Inlines.Contains(name) && (name != "a" || href is not null))
        {
            BreakIfDue();
            Open(name, href is null ? $"<{name}>" : $"<a href=\"{Encode(href)}\" rel=\"noopener nofollow\" target=\"_blank\">");
        }
        else
        {
            LineEnd(name);
            _open.Push(null);
        }
    }

    private void Leave(IElement element)
    {
        if (_open.Pop() is not { } tag)
        {
            if (element.LocalName is "td" or "th" && _inline)
            {
                WriteText(" ");
            }

            LineEnd(element.LocalName);
            return;
        }

        _depth--;
        _html.Append("</").Append(tag).Append('>');
        if (Blocks.Contains(tag))
        {
            Boundary(tag);
            _text.Leave(tag);
        }
    }

    private void Open(string name, string tag)
    {
        _html.Append(tag);
        _open.Push(name);
        _depth++;
    }

    private void WriteText(string data)
    {
        var text = PlainText.Clean(data);
        if (string.IsNullOrWhiteSpace(text) && (_breakDue || text.Length == 0))
        {
            return;
        }

        BreakIfDue();
        _html.Append(Encode(text));
        _inline |= !string.IsNullOrWhiteSpace(text);
        _text.Append(text);
    }

    /// <summary>A picture is named by the id of its file, never by an address; the page makes the address.</summary>
    private void WriteImage(IElement element)
    {
        if (images is null || !Guid.TryParse(element.GetAttribute("data-attachment"), out var id) || !images.TryGetValue(id, out var file))
        {
            return;
        }

        var alt = PlainText.OneLine(element.GetAttribute("alt") ?? "", MaxAlt);
        var shown = PlainText.IsBlank(alt) ? PlainText.OneLine(file, MaxAlt) : alt;
        BreakIfDue();
        _html.Append("<img data-attachment=\"").Append(id).Append("\" alt=\"").Append(Encode(shown)).Append("\">");
        _inline = true;
        _text.Append($"[image: {shown}]");
    }

    private void Boundary(string block)
    {
        _breakDue = false;
        _inline = false;
        _text.Boundary(block);
    }

    private void Break()
    {
        _html.Append("<br>");
        _text.Break();
        _breakDue = false;
        _inline = false;
    }

    /// <summary>An element that stood on lines of its own is gone; its text must not run into its neighbours'.</summary>
    private void LineEnd(string name) => _breakDue |= _inline && Lines.Contains(name);

    private void BreakIfDue()
    {
        if (_breakDue)
        {
            Break();
        }
    }

    /// <summary>The address a link may lead to; null for none or one of another scheme.</summary>
    internal static string? SafeHref(string? href)
    {
        var trimmed = href?.Trim();
        return !string.IsNullOrEmpty(trimmed)
            && trimmed.Length <= MaxHref
            && !trimmed.Any(char.IsControl)
            && Uri.TryCreate(trimmed, UriKind.Absolute, out var uri)
            && (uri.Scheme is "http" or "https" or "mailto")
            ? uri.AbsoluteUri
            : null;
    }
}
