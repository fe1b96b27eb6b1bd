using System.Text.Json;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Settings;

/// <summary>Reads the fields of a JSON object that are there, keeps the old value for those that are not, and notes by field what does not fit.</summary>
internal sealed class JsonPatch
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    public JsonPatch(JsonElement body)
    {
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
    public Validation Problems { get; } = new();

    /// <summary>A text without space around it, with which <paramref name="problemOf"/> finds nothing wrong. What it was before is not questioned.</summary>
    public string Text(string name, string old, Func<string, string?> problemOf)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        var problem = text == old ? null : problemOf(text);
        Problems.Require(problem is null, name, problem ?? "");
        return text;
    }

    /// <summary>The same where null and blank mean "none".</summary>
    public string? TextOrNull(string name, string? old, int max)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        Problems.Require(value.ValueKind is JsonValueKind.String or JsonValueKind.Null && text.Length <= max, name, $"A text of at most {max} characters, or null.");
        return text.Length > 0 ? text : null;
    }

    /// <summary>true or false.</summary>
    public bool Flag(string name, bool old)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        Problems.Require(value.ValueKind is JsonValueKind.True or JsonValueKind.False, name, "Either true or false.");
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
        Problems.Require(whole && number >= min && number <= max, name, $"A whole number from {min} to {max}.");
        return number;
    }

    /// <summary>One of the names of <typeparamref name="T"/>, in camel case.</summary>
    public T Choice<T>(string name, T old)
        where T : struct, Enum
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var names = Enum.GetValues<T>().ToDictionary(choice => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()), StringComparer.Ordinal);
        var chosen = old;
        var known = value.ValueKind == JsonValueKind.String && names.TryGetValue(value.GetString()!, out chosen);
        Problems.Require(known, name, $"One of {string.Join(", ", names.Keys)}.");
        return chosen;
    }

    /// <summary>An id, or null.</summary>
    public Guid? IdOrNull(string name, Guid? old)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return old;
        }

        var id = Guid.Empty;
        var valid = value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.TryGetGuid(out id));
        Problems.Require(valid, name, "An id, or null.");
        return value.ValueKind == JsonValueKind.Null ? null : id;
    }

    /// <summary>A list of objects; null when the field is not there or not such a list.</summary>
    public IReadOnlyList<T>? Items<T>(string name, string rule)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        try
        {
            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
            {
                return value.Deserialize<List<T>>(ServiceDefaultsSetup.Json);
            }
        }
        catch (JsonException)
        {
            // A member of the wrong type: noted below like a list of the wrong shape.
        }

        Problems.Require(ok: false, name, rule);
        return null;
    }

    /// <summary>Notes fields that are not in <paramref name="known"/>: a typing error must not pass for a saved change.</summary>
    public void RefuseOthers(params IReadOnlyCollection<string> known)
    {
        foreach (var name in _fields.Keys.Where(name => !known.Contains(name, StringComparer.Ordinal)))
        {
            Problems.Require(ok: false, name, "There is no such setting.");
        }
    }
}
