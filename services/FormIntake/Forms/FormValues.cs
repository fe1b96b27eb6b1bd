using System.Globalization;
using System.Text.Json;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Forms;

/// <summary>Holds what was posted against the form's own definition.</summary>
internal static class FormValues
{
    /// <summary>The answers by field, cleaned; notes each fault under <c>fields.&lt;name&gt;</c>. Files are not answers: they come as ids beside them.</summary>
    public static Dictionary<string, string> Read(Form form, IReadOnlyDictionary<string, JsonElement>? posted, Validation validation)
    {
        var known = form.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        foreach (var name in (posted ?? new Dictionary<string, JsonElement>()).Keys.Where(name => !known.ContainsKey(name)))
        {
            validation.Require(false, Key(name), "The form has no such field.");
        }

        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            var value = posted is not null && posted.TryGetValue(field.Name, out var element) ? element : default;
            if (field.Type == FieldType.File)
            {
                validation.Require(IsNothing(value), Key(field.Name), "Upload files first, then send their ids as attachmentIds.");
                continue;
            }

            if (Clean(field, value, validation) is { Length: > 0 } answer)
            {
                answers[field.Name] = answer;
            }
        }

        return answers;
    }

    private static string? Clean(FormField field, JsonElement value, Validation validation)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            validation.Require(false, Key(field.Name), "This must be text.");
            return null;
        }

        if (!TryText(value, out var raw))
        {
            validation.Require(false, Key(field.Name), "This text has characters that cannot be read.");
            return null;
        }

        var text = field.Type == FieldType.Multiline ? Text.Lines(raw) : Text.Line(raw);
        if (text.Length == 0)
        {
            validation.Require(!field.Required, Key(field.Name), "This is required.");
            return null;
        }

        validation.Require(
            text.Length <= (field.MaxLength ?? int.MaxValue), Key(field.Name), string.Create(CultureInfo.InvariantCulture, $"At most {field.MaxLength:N0} characters."));
        validation.Require(
            field.Type != FieldType.Select || field.Options.Any(option => option.Value == text), Key(field.Name), "Choose one of the options.");
        return text;
    }

    /// <summary>JSON may name half a surrogate pair, which is no text.</summary>
    private static bool TryText(JsonElement value, out string text)
    {
        text = "";
        try
        {
            text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsNothing(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static string Key(string name) => "fields." + (name.Length <= 100 ? name : name[..100]);
}
