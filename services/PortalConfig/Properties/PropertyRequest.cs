using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.PortalConfig.Properties;

/// <summary>A property as a client sends it. What is absent stays as it is; an empty description removes it. What is not known is refused: a typing error must not pass for a saved change.</summary>
/// <param name="Standard">May come back as it was read, like <paramref name="Version"/>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PropertyRequest(
    string? Record,
    string? Name,
    string? Label,
    string? Type,
    string? Group,
    string? Description,
    IReadOnlyList<OptionRequest?>? Options,
    string? Visibility,
    bool? Standard,
    long? Version)
{
    private const string OptionsRule = "From 1 to 200 options.";

    /// <summary>The definition with the request applied; what is wrong is noted in <paramref name="problems"/>.</summary>
    public PropertyDefinition Apply(PropertyDefinition old, Validation problems)
    {
        var label = Label is null ? old.Label : PlainText.OneLine(Label, Property.MaxLabel + 1);
        var group = Group is null ? old.Group : PlainText.OneLine(Group, Property.MaxLabel + 1);
        var description = Description is null ? old.Description : PlainText.Clean(Description).Trim();
        problems
            .Require(label.Length is >= 1 and <= Property.MaxLabel && !PlainText.IsBlank(label), "label", $"A text of 1 to {Property.MaxLabel} characters.")
            .Require(group.Length is >= 1 and <= Property.MaxLabel, "group", $"A text of 1 to {Property.MaxLabel} characters.")
            .Require(description is not { Length: > Property.MaxDescription }, "description", $"At most {Property.MaxDescription} characters.");
        return old with
        {
            Label = label,
            Group = group,
            Description = description is "" ? null : description,
            Options = Options is null ? old.Options : ReadOptions(old, problems),
            Visibility = Visibility is null ? old.Visibility : Choice(Visibility, "visibility", old.Visibility, problems),
        };
    }

    /// <summary>One of the names of an enumeration, whatever its case.</summary>
    public static T Choice<T>(string? word, string field, T fallback, Validation problems)
        where T : struct, Enum
    {
        var found = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        problems.Require(found is not null, field, $"One of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
        return found is null ? fallback : Enum.Parse<T>(found);
    }

    /// <summary>A select needs options, whether they come with this request or are there already; nothing else has any.</summary>
    public static void RequireOptions(PropertyDefinition definition, Validation problems)
    {
        var select = definition.Type is PropertyType.Select or PropertyType.MultiSelect;
        problems
            .Require(select || definition.Options.Count == 0, "options", "Only selects have options.")
            .Require(!select || definition.Standard || definition.Options.Count is >= 1 and <= Property.MaxOptions, "options", OptionsRule);
    }

    private List<PropertyOption> ReadOptions(PropertyDefinition old, Validation problems)
    {
        var options = new List<PropertyOption>();
        for (var index = 0; index < Math.Min(Options!.Count, Property.MaxOptions + 1); index++)
        {
            var label = PlainText.OneLine(Options[index]?.Label ?? "", Property.MaxLabel + 1);
            var value = PlainText.OneLine(Options[index]?.Value ?? label.Replace(';', ' '), Property.MaxLabel + 1);
            problems
                .Require(label.Length is >= 1 and <= Property.MaxLabel, Field(index, "label"), $"A text of 1 to {Property.MaxLabel} characters.")
                .Require(value.Length is >= 1 and <= Property.MaxLabel && !value.Contains(';', StringComparison.Ordinal), Field(index, "value"), $"A text of 1 to {Property.MaxLabel} characters without a semicolon.")
                .Require(options.TrueForAll(option => option.Value != value), Field(index, "value"), "There is an option with this value already.");
            options.Add(new PropertyOption(value, label));
        }

        // Rules of the product name the values of the standard ones; how they are called is the portal's business.
        problems.Require(
            !old.Standard || options.Select(option => option.Value).Order(StringComparer.Ordinal).SequenceEqual(old.Options.Select(option => option.Value).Order(StringComparer.Ordinal)),
            "options",
            "The options of a standard property can be named and ordered, not added or removed.");
        return options;
    }

    private static string Field(int index, string name) => string.Create(CultureInfo.InvariantCulture, $"options[{index}].{name}");
}

/// <summary>An option; without a value its label is the value, too.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OptionRequest(string? Value, string? Label);
