using System.Globalization;
using System.Text;

namespace Portal.ServiceDefaults.Text;

/// <summary>The plain text of a page as a reader would copy it: white space collapsed, blocks on lines of their own, list items marked.</summary>
internal sealed class PlainTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly Stack<int> _lists = new();
    private int _pre;
    private int _newLines;
    private string _mark = "";

    /// <summary>A block begins, after its <see cref="Boundary"/>.</summary>
    public void Enter(string block)
    {
        if (block is "ul" or "ol")
        {
            _lists.Push(block == "ol" ? 1 : 0);
        }
        else if (block == "li")
        {
            _mark = "- ";
            if (_lists.TryPop(out var number))
            {
                _mark = number > 0 ? number.ToString(CultureInfo.InvariantCulture) + ". " : _mark;
                _lists.Push(number > 0 ? number + 1 : 0);
            }
        }
        else if (block == "pre")
        {
            _pre++;
        }
    }

    /// <summary>A block ends, after its <see cref="Boundary"/>.</summary>
    public void Leave(string block)
    {
        _mark = "";
        if (block is "ul" or "ol")
        {
            _lists.Pop();
        }

        _pre -= block == "pre" ? 1 : 0;
    }

    /// <summary>What follows stands on a new line, or after an empty one.</summary>
    public void Boundary(string block) => _newLines = Math.Max(_newLines, block == "li" || _lists.Count > 0 ? 1 : 2);

    /// <summary>A line break.</summary>
    public void Break() => _newLines++;

    /// <summary>Text as it is in the document.</summary>
    public void Append(string text)
    {
        if (_pre == 0)
        {
            text = Collapse(text);
            if (_text.Length == 0 || _newLines > 0 || _text[^1] is ' ' or '\n')
            {
                text = text.TrimStart(' ');
            }
        }

        if (text.Length == 0)
        {
            return;
        }

        if (_newLines > 0 && _text.Length > 0)
        {
            while (_text.Length > 0 && _text[^1] == ' ')
            {
                _text.Length--;
            }

            _text.Append('\n', _newLines);
        }

        _newLines = 0;
        _text.Append(_mark).Append(text);
        _mark = "";
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString().Trim();

    private static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not (' ' or '\n' or '\t'))
            {
                result.Append(c);
            }
            else if (result.Length == 0 || result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString();
    }
}
