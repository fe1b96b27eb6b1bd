using System.Globalization;
using System.Text.Json;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Forms;

/// <summary>What was answered, by field, and which questions were asked at all.</summary>
internal sealed record Answers(IReadOnlyDictionary<string, string> Values, IReadOnlyList<Question> Asked)
{
    private const int LongestName = 100;

    /// <summary>Holds what was posted against the form's own questions; notes each fault under <c>fields.&lt;name&gt;</c>. The ticket's files are not among the fields: they come as ids beside them.</summary>
    public static Answers Read(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, JsonElement>? posted, Validation validation)
    {
        foreach (var name in (posted ?? new Dictionary<string, JsonElement>()).Keys.Where(name => questions.All(question => question.Name != name)))
        {
            validation.Require(false, Key(name), "The form has no such field.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = new List<Question>();
        foreach (var question in questions)
        {
            var json = posted is not null && posted.TryGetValue(question.Name, out var element) ? element : default;
            var isAsked = question.IsAsked(questions, values);
            if (isAsked)
            {
                asked.Add(question);
            }

            if (Clean(question, json, isAsked, validation) is { Length: > 0 } value)
            {
                values[question.Name] = value;
            }
        }

        return new Answers(values, asked);
    }

    /// <summary>Under which key a fault of a field is noted.</summary>
    public static string Key(string name) => "fields." + (name.Length <= LongestName ? name : name[..LongestName]);

    private static string? Clean(Question question, JsonElement json, bool isAsked, Validation validation)
    {
        if (Problem(question, json, isAsked, out var value) is { } problem)
        {
            validation.Require(false, Key(question.Name), problem);
            return null;
        }

        return isAsked ? value : null;
    }

    private static string? Problem(Question question, JsonElement json, bool isAsked, out string value)
    {
        value = "";
        if (question.IsAttachments)
        {
            return IsNothing(json) ? null : "Upload files first, then send their ids as attachmentIds.";
        }

        if (TextProblem(question.Property.Type, json, out var raw) is { } unreadable)
        {
            return unreadable;
        }

        var text = question.Property.Type == PropertyType.Multiline ? Text.Lines(raw) : Text.Line(raw);
        var isUnticked = question.Property.Type == PropertyType.Checkbox && text == "false";
        if (!isAsked)
        {
            return text.Length == 0 || isUnticked ? null : "This question is not asked with the answers before it.";
        }

        if (text.Length == 0 || isUnticked)
        {
            value = text;
            return question.Field.Required ? "This is required." : null;
        }

        if (text.Length > question.MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"At most {question.MaxLength:N0} characters.");
        }

        return PropertyValue.TryRead(question.Property with { Options = question.Options }, text, out value, out var problem) ? null : problem;
    }

    /// <summary>The posted value as property values are written; numbers, flags and lists may come as such.</summary>
    private static string? TextProblem(PropertyType type, JsonElement json, out string text)
    {
        text = "";
        try
        {
            switch (json.ValueKind, type)
            {
                case (JsonValueKind.Undefined or JsonValueKind.Null, _):
                    return null;
                case (JsonValueKind.String, _):
                    text = json.GetString()!;
                    return null;
                case (JsonValueKind.Number, PropertyType.Number) or (JsonValueKind.True or JsonValueKind.False, PropertyType.Checkbox):
                    text = json.GetRawText();
                    return null;
                case (JsonValueKind.Array, PropertyType.MultiSelect or PropertyType.File) when json.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String):
                    text = string.Join(';', json.EnumerateArray().Select(part => part.GetString()));
                    return null;
                default:
                    return "This must be text.";
            }
        }
        catch (InvalidOperationException)
        {
            // JSON may name half a surrogate pair, which is no text.
            return "This text has characters that cannot be read.";
        }
    }

    private static bool IsNothing(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
}
