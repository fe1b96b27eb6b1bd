using System.Globalization;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Definitions;

/// <summary>What a form may look like.</summary>
internal static class DefinitionRules
{
    private const int MaxName = 200;
    private const int MaxText = 2000;
    private const int MaxButton = 100;
    private const int MaxLabel = 200;
    private const int MaxHelp = 500;
    private const int MaxFields = 50;
    private static readonly FilterOperator[] Operators = [FilterOperator.Equal, FilterOperator.In, FilterOperator.HasProperty];

    /// <summary>The name of a new form.</summary>
    public static string NameOf(string? name, Validation validation)
    {
        var line = Text.Line(name);
        validation.Require(line.Length is >= 1 and <= MaxName, "name", $"A text of 1 to {MaxName} characters.");
        return line;
    }

    /// <summary>The definition without needless space; what is wrong is noted by field.</summary>
    /// <param name="pipelines">The portal's pipelines; null while they are not known here.</param>
    /// <param name="installation">What the files of a question must keep to.</param>
    public static FormDefinition Read(
        FormDefinition definition, PropertySet properties, IReadOnlyList<Guid>? pipelines, FileLimits installation, Validation validation)
    {
        var (header, button) = (Text.Lines(definition.Header), Text.Line(definition.Button));
        validation
            .Require(header.Length <= MaxText, "header", $"At most {MaxText} characters.")
            .Require(button.Length <= MaxButton, "button", $"At most {MaxButton} characters.")
            .Require(definition.PipelineId is not { } pipeline || pipelines?.Contains(pipeline) != false, "pipelineId", "There is no such pipeline.")
            .Require(definition.Fields is not null, "fields", "A list of fields.")
            .Require(definition.Fields is not { Count: > MaxFields }, "fields", $"At most {MaxFields} fields.");
        var read = new List<FormField>();
        foreach (var field in (definition.Fields ?? []).Take(MaxFields))
        {
            read.Add(Read(field, read, properties, installation, string.Create(CultureInfo.InvariantCulture, $"fields[{read.Count}]"), validation));
        }

        return definition with
        {
            Name = NameOf(definition.Name, validation),
            Header = OrNull(header),
            Button = OrNull(button),
            ThankYou = Read(definition.ThankYou, validation),
            Fields = read,
        };
    }

    private static ThankYou? Read(ThankYou? thankYou, Validation validation)
    {
        if (thankYou?.Kind != ThankYouKind.Redirect)
        {
            var text = Text.Lines(thankYou?.Text);
            validation.Require(text.Length <= MaxText, "thankYou.text", $"At most {MaxText} characters.");
            return text.Length == 0 ? null : new ThankYou(ThankYouKind.Message, text, null);
        }

        var url = (thankYou.Url ?? "").Trim();
        validation.Require(url.Length <= MaxText && IsTarget(url), "thankYou.url", "An address like https://example.com/thanks, or a path on the portal like /thanks.");
        return new ThankYou(ThankYouKind.Redirect, null, url);
    }

    /// <summary>Only where a browser may be sent: a web address, or a path that cannot be read as another host.</summary>
    private static bool IsTarget(string url) =>
        !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')
        && (url.StartsWith('/')
            ? !url.StartsWith("//", StringComparison.Ordinal)
            : Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0);

    private static FormField Read(FormField? field, List<FormField> earlier, PropertySet properties, FileLimits installation, string path, Validation validation)
    {
        if (field?.Property is null)
        {
            validation.Require(false, path + ".property", "Say which property this field asks for.");
            return new FormField(RecordType.Ticket, "");
        }

        var property = Question.Find(field, properties);
        var (label, help) = (Text.Line(field.Label), Text.Line(field.Help));
        validation
            .Require(property is not null, path + ".property", "Forms cannot ask for this property.")
            .Require(earlier.TrueForAll(other => other.Property != field.Property), path + ".property", "The form has a field of this name already.")
            .Require(label.Length <= MaxLabel, path + ".label", $"At most {MaxLabel} characters.")
            .Require(help.Length <= MaxHelp, path + ".help", $"At most {MaxHelp} characters.");
        var clean = field with { Label = OrNull(label), Help = OrNull(help) };
        return property is null ? clean : clean with
        {
            Options = Options(field, property, path, validation),
            Files = Files(field, property, installation, path, validation),
            ShowWhen = ShowWhen(field, earlier, properties, path, validation),
        };
    }

    private static IReadOnlyList<string>? Options(FormField field, PropertyDefinition property, string path, Validation validation)
    {
        if (field.Options is not { Count: > 0 } options)
        {
            return null;
        }

        validation.Require(
            options.All(option => property.Options.Any(known => known.Value == option)) && options.Distinct(StringComparer.Ordinal).Count() == options.Count,
            path + ".options",
            "Values of the property's options, each once.");
        return options;
    }

    private static FileLimits? Files(FormField field, PropertyDefinition property, FileLimits installation, string path, Validation validation)
    {
        if (field.Files is not { } files || property.Type != PropertyType.File)
        {
            validation.Require(field.Files is null, path + ".files", "This field takes no files.");
            return null;
        }

        validation
            .Require(files.MaxFiles >= 1 && files.MaxFiles <= installation.MaxFiles, path + ".files.maxFiles", $"From 1 to {installation.MaxFiles}.")
            .Require(files.MaxBytes >= 1 && files.MaxBytes <= installation.MaxBytes, path + ".files.maxBytes", $"From 1 to {installation.MaxBytes}.")
            .Require(
                files.Types is { Count: > 0 } types && types.All(type => FileRules.Extensions.Contains(type, StringComparer.Ordinal)),
                path + ".files.types",
                "At least one of " + string.Join(", ", FileRules.Extensions) + ".");
        return files;
    }

    private static Condition? ShowWhen(FormField field, List<FormField> earlier, PropertySet properties, string path, Validation validation)
    {
        if (field.ShowWhen is not { } condition)
        {
            return null;
        }

        // Only earlier ones, so that no question waits for itself.
        var decisive = earlier.Find(other => other.Property == condition.Property && other.Property != FormField.Attachments);
        validation
            .Require(decisive is not null, path + ".showWhen.property", "A field that stands before this one.")
            .Require(Operators.Contains(condition.Operator), path + ".showWhen.operator", "One of EQ, IN, HAS_PROPERTY.");
        if (decisive is not null)
        {
            var problems = FilterRules.Problems(new Filter([new FilterGroup([condition])]), _ => Question.Find(decisive, properties));
            foreach (var (place, problem) in problems)
            {
                validation.Require(false, place.Replace("groups[0].conditions[0]", path + ".showWhen", StringComparison.Ordinal), problem);
            }
        }

        return condition with { Values = condition.Values ?? [] };
    }

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
