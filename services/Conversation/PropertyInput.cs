using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>Where values of ticket properties come in: the desk's are refused when they are not valid, those of events dropped.</summary>
internal sealed class PropertyInput(PropertyCopy properties)
{
    /// <summary>Values from the desk with their definitions; null or empty takes a value away. Refuses unknown names and what a property cannot have.</summary>
    public IReadOnlyList<(PropertyDefinition Property, string Value)> Read(IReadOnlyDictionary<string, string?> sent)
    {
        var problems = new Validation();
        var values = new List<(PropertyDefinition, string)>();
        foreach (var (name, input) in sent)
        {
            var (property, value, problem) = Custom(name, input);
            problems.Require(problem is null, $"properties.{name}", problem ?? "");
            if (property is not null)
            {
                values.Add((property, value));
            }
        }

        problems.ThrowIfInvalid();
        return values;
    }

    /// <summary>The good values of an event. What is dropped is logged by name, never by value.</summary>
    public IReadOnlyDictionary<string, string> Keep(IReadOnlyDictionary<string, string> sent, Guid ticketId, ILogger logger)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, input) in sent.Where(pair => !IsField(pair.Key)))
        {
            var (_, value, problem) = Custom(name, input);
            if (problem is not null)
            {
                logger.LogWarning("The value of {Property} for ticket {Ticket} was dropped: {Problem}", PlainText.OneLine(name, 100), ticketId, problem);
            }
            else if (value.Length > 0)
            {
                values[name] = value;
            }
        }

        return values;
    }

    /// <summary>The value of a standard select, from the desk: null for none; refuses what is not among its options.</summary>
    public string? Choice(string property, string field, string? value) =>
        string.IsNullOrEmpty(value) ? null
        : Options(property).Contains(value, StringComparer.Ordinal) ? value
        : throw new InvalidInputException(field, $"One of {string.Join(", ", Options(property))}.");

    /// <summary>The value of a standard select, from an event: the option that is meant, or null.</summary>
    public string? Known(string property, string? value) => Options(property).FirstOrDefault(option => option.Equals(value?.Trim(), StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Options(string property) => properties.Find(property)?.Options.Select(option => option.Value) ?? [];

    /// <summary>Standard properties are fields of the ticket.</summary>
    private static bool IsField(string name) => StandardProperties.All.Any(property => property.Record == RecordType.Ticket && property.Name == name);

    private (PropertyDefinition? Property, string Value, string? Problem) Custom(string name, string? input) =>
        properties.Find(name) is not { } property ? (null, "", "There is no such property.")
        : property.Standard ? (null, "", "This is a field of its own.")
        : property.Type == PropertyType.File ? (null, "", "Files come with messages.")
        : PropertyValue.TryRead(property, input, out var value, out var problem) ? (property, value, null)
        : (null, "", problem);
}
