using System.Globalization;

namespace Portal.AppHost.Cli;

/// <summary>Reads <c>--name value</c>, <c>--name=value</c>, <c>--flag</c> and plain words; what nobody asked for is refused by <see cref="End"/>.</summary>
internal sealed class Arguments(IEnumerable<string> args)
{
    private readonly List<string> _rest = args.SelectMany(Split).ToList();

    /// <summary>The value of an option, or null; the last one counts.</summary>
    public string? Value(string name)
    {
        string? value = null;
        for (var at = _rest.IndexOf(name); at >= 0; at = _rest.IndexOf(name))
        {
            if (at + 1 >= _rest.Count || _rest[at + 1].StartsWith("--", StringComparison.Ordinal))
            {
                throw new Refusal($"{name} needs a value.", Refusal.Usage);
            }

            value = _rest[at + 1];
            _rest.RemoveRange(at, 2);
        }

        return value;
    }

    /// <summary>All values of an option that may be repeated.</summary>
    public IReadOnlyList<string> Values(string name)
    {
        var values = new List<string>();
        while (_rest.Contains(name))
        {
            var at = _rest.IndexOf(name);
            var tail = _rest.Skip(at).ToList();
            _rest.RemoveRange(at, _rest.Count - at);
            values.Add(tail.ElementAtOrDefault(1) ?? throw new Refusal($"{name} needs a value.", Refusal.Usage));
            _rest.AddRange(tail.Skip(2));
        }

        return values;
    }

    /// <summary>Whether a flag is there.</summary>
    public bool Flag(string name) => _rest.RemoveAll(arg => arg == name) > 0;

    /// <summary>A port number, or null.</summary>
    public int? Port(string name)
    {
        var text = Value(name);
        if (text is null)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new Refusal($"{name} {text}: a port is a number from 1 to 65535.", Refusal.Usage);
    }

    /// <summary>One of a few words, or null.</summary>
    public string? OneOf(string name, params string[] words)
    {
        var text = Value(name);
        return text is null || words.Contains(text, StringComparer.Ordinal)
            ? text
            : throw new Refusal($"{name} {text}: use one of {string.Join(", ", words)}.", Refusal.Usage);
    }

    /// <summary>The next plain word, or null.</summary>
    public string? Word()
    {
        var at = _rest.FindIndex(arg => !arg.StartsWith("--", StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }

        var word = _rest[at];
        _rest.RemoveAt(at);
        return word;
    }

    /// <summary>Refuses whatever is left over.</summary>
    public void End()
    {
        if (_rest.Count > 0)
        {
            throw new Refusal($"'{_rest[0]}' is not understood here. Try ./portal help.", Refusal.Usage);
        }
    }

    private static IEnumerable<string> Split(string arg)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        return arg.StartsWith("--", StringComparison.Ordinal) && equals > 0
            ? [arg[..equals], arg[(equals + 1)..]]
            : [arg];
    }
}
