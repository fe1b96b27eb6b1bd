using System.Globalization;
using System.Text.Json;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.PortalConfig.Settings;

/// <summary>Reads the fields of a JSON object that are there, keeps the old value for those that are not, and notes by path what does not fit.</summary>
internal sealed class JsonPatch
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly string _path;

    public JsonPatch(JsonElement body)
        : this(body, "", new Validation())
    {
    }

    private JsonPatch(JsonElement body, string path, Validation problems)
    {
        (_path, Problems) = (path, problems);
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException("body", "Send an object with the fields to change.");
        }

        foreach (var field in body.EnumerateObject())
        {
            _fields[field.Name] = field.Value;
        }
    }

    /// <summary>What is wrong so far.</summary>
    public Validation Problems { get; }

    /// <summary>Whether a field is there, be it null.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Whether a field is there and null.</summary>
    public bool IsNull(string name) => _fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>A line of 1 to <paramref name="max"/> characters; one without an old value must be there.</summary>
    public string Text(string name, string? old, int max) => Text(name, old, text => text.Length >= 1 && text.Length <= max ? null : $"A text of 1 to {max} characters.");

    /// <summary>A line with which <paramref name="problemOf"/> finds nothing wrong. What it was before is not questioned.</summary>
    public string Text(string name, string? old, Func<string, string?> problemOf)
    {
        if (!_fields.TryGetValue(name, out var value) && old is not null)
        {
            return old;
        }

        var text = value.ValueKind == JsonValueKind.String ? Line(value.GetString()!) : "";
        var problem = text == old ? null : problemOf(text);
        Require(problem is null, name, problem ?? "");
        return text;
    }

    /// <summary>The same where null and blank mean "none"; <paramref name="lines"/> allows several.</summary>
    public string? TextOrNull(string name, string? old, int max, bool lines = false)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var given = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var text = lines ? PlainText.Clean(given).Trim() : Line(given);
        Require(value.ValueKind is JsonValueKind.String or JsonValueKind.Null && text.Length <= max, name, $"A text of at most {max} characters, or null.");
        return text.Length > 0 ? text : null;
    }

    /// <summary>true or false.</summary>
    public bool Flag(string name, bool old)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        Require(value.ValueKind is JsonValueKind.True or JsonValueKind.False, name, "Either true or false.");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public int Number(string name, int old, int min, int max)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var number = 0;
        var whole = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
        Require(whole && number >= min && number <= max, name, $"A whole number from {min} to {max}.");
        return number;
    }

    /// <summary>A whole number, or null.</summary>
    public int? NumberOrNull(string name, int? old, int min, int max) => IsNull(name) ? null : !_fields.ContainsKey(name) ? old : Number(name, 0, min, max);

    /// <summary>One of the names of <typeparamref name="T"/>, in camel case.</summary>
    public T Choice<T>(string name, T old)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(choice => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()), StringComparer.Ordinal);
        return Has(name) && names.TryGetValue(OneOf(name, "", [.. names.Keys]), out var chosen) ? chosen : old;
    }

    /// <summary>One of <paramref name="choices"/>; one without an old value must be there.</summary>
    public string OneOf(string name, string? old, IReadOnlyList<string> choices)
    {
        if (!_fields.TryGetValue(name, out var value) && old is not null)
        {
            return old;
        }

        var known = value.ValueKind == JsonValueKind.String && choices.Contains(value.GetString(), StringComparer.Ordinal);
        Require(known, name, $"One of {string.Join(", ", choices)}.");
        return known ? value.GetString()! : "";
    }

    /// <summary>An id, or null.</summary>
    public Guid? IdOrNull(string name, Guid? old)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var id = Guid.Empty;
        Require(value.ValueKind == JsonValueKind.Null || IsId(value, out id), name, "An id, or null.");
        return value.ValueKind == JsonValueKind.Null ? null : id;
    }

    /// <summary>Different ids, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<Guid> Ids(string name, IReadOnlyList<Guid> old, int max)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var ids = new List<Guid>();
        var valid = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= max;
        foreach (var item in valid ? value.EnumerateArray().ToList() : [])
        {
            valid &= IsId(item, out var id);
            ids.Add(id);
        }

        Require(valid, name, $"A list of at most {max} ids.");
        return [.. ids.Distinct()];
    }

    /// <summary>An object of ids by id; null where it is not there or not such an object.</summary>
    public IReadOnlyDictionary<Guid, Guid>? IdsById(string name)
    {
        if (Member(name) is not { } entries)
        {
            return null;
        }

        var ids = new Dictionary<Guid, Guid>();
        foreach (var (key, value) in entries._fields)
        {
            var id = Guid.Empty;
            entries.Require(Guid.TryParse(key, out var by) & IsId(value, out id), key, "An id by an id.");
            ids[by] = id;
        }

        return ids;
    }

    /// <summary>The fields of an object; null where it is not there or not an object.</summary>
    public JsonPatch? Member(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        Require(value.ValueKind == JsonValueKind.Object, name, "An object.");
        return value.ValueKind == JsonValueKind.Object ? new JsonPatch(value, $"{_path}{name}.", Problems) : null;
    }

    /// <summary>Whether a list was given that has nothing in it.</summary>
    public bool IsEmptyList(string name) =>
        _fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;

    /// <summary>The objects of a list; null where it is not there or not a list. The first one beyond <paramref name="max"/> is noted, the rest not read.</summary>
    public IReadOnlyList<JsonPatch>? Items(string name, int max)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        Require(value.ValueKind == JsonValueKind.Array, name, "A list of objects.");
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var items = new List<JsonPatch>();
        foreach (var item in value.EnumerateArray())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{name}[{items.Count}]");
            if (items.Count == max)
            {
                Require(ok: false, path, $"At most {max}.");
                break;
            }

            if (item.ValueKind != JsonValueKind.Object)
            {
                Require(ok: false, path, "An object.");
                break;
            }

            items.Add(new JsonPatch(item, $"{_path}{path}.", Problems));
        }

        return items;
    }

    /// <summary>A value that is read by rules of its own.</summary>
    public bool TryGet(string name, out JsonElement value) => _fields.TryGetValue(name, out value);

    /// <summary>Notes <paramref name="message"/> for a field of this object unless <paramref name="ok"/>.</summary>
    public void Require(bool ok, string name, string message) => Problems.Require(ok, _path + name, message);

    /// <summary>Notes fields that are not in <paramref name="known"/>: a typing error must not pass for a saved change.</summary>
    public void RefuseOthers(params IReadOnlyCollection<string> known)
    {
        foreach (var name in _fields.Keys.Where(name => !known.Contains(name, StringComparer.Ordinal)))
        {
            Require(ok: false, name, "There is no such setting.");
        }
    }

    private static string Line(string text) => string.Join(' ', PlainText.Clean(text).Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Trim();

    private static bool IsId(JsonElement value, out Guid id)
    {
        id = Guid.Empty;
        return value.ValueKind == JsonValueKind.String && value.TryGetGuid(out id);
    }
}
