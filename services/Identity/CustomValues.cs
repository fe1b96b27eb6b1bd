using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity;

/// <summary>Values of a record's custom properties as requests and events bring them.</summary>
internal static class CustomValues
{
    /// <summary>The values with the changes applied, null and blank taking one away; what does not fit is noted under <c>properties.&lt;name&gt;</c>.</summary>
    public static IReadOnlyDictionary<string, string> Read(
        RecordType record, IReadOnlyDictionary<string, string?>? changes, IReadOnlyDictionary<string, string> values, PropertySet properties, Validation validation)
    {
        var read = values.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, input) in changes ?? new Dictionary<string, string?>())
        {
            if (Find(record, name, properties) is not { } property)
            {
                validation.Require(false, $"properties.{name}", "There is no such property.");
            }
            else if (!PropertyValue.TryRead(property, Clean(input), out var value, out var problem))
            {
                validation.Require(false, $"properties.{name}", problem);
            }
            else if (value.Length > 0)
            {
                read[name] = value;
            }
            else
            {
                read.Remove(name);
            }
        }

        return read;
    }

    /// <summary>A custom property; null for a standard one, whose value has a place of its own.</summary>
    public static PropertyDefinition? Find(RecordType record, string name, PropertySet properties) =>
        properties.Find(record, name) is { Standard: false } property ? property : null;

    /// <summary>Whether both say the same.</summary>
    public static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>PostgreSQL stores no zero characters, and people write none.</summary>
    private static string? Clean(string? input) => input?.Replace("\0", "", StringComparison.Ordinal);
}
