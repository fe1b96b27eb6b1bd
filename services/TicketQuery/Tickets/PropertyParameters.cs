using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.TicketQuery.Tickets;

/// <summary>Parameters of lists that stand for properties: <c>hs_ticket_priority=HIGH,LOW</c>, and short names for those that everybody knows.</summary>
/// <remarks>A property whose own name is one of the short or fixed ones is written with a dot in front: <c>.status=new</c>.</remarks>
internal static class PropertyParameters
{
    private const int MaxTerms = 20;
    private const int MaxLength = 1000;
    private const char Escape = '\\';

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["number"] = StandardProperties.Number,
        ["created"] = StandardProperties.CreateDate,
        ["lastActivity"] = StandardProperties.LastActivity,
        ["status"] = StandardProperties.Status,
        ["stage"] = StandardProperties.Stage,
        ["pipeline"] = StandardProperties.Pipeline,
        ["owner"] = StandardProperties.Owner,
    };

    private static readonly HashSet<string> Fixed = new(["view", "status", "q", "sort", "columns", "zone", "cursor", "limit", "among"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The property that <paramref name="name"/> stands for, whether or not there is one.</summary>
    public static string PropertyOf(string name) => name.StartsWith('.') ? name[1..] : Short.GetValueOrDefault(name, name);

    /// <summary>What <paramref name="property"/> is called in a query.</summary>
    public static string NameOf(string property) => Short.FirstOrDefault(pair => pair.Value == property).Key
        ?? (Short.ContainsKey(property) || Fixed.Contains(property) ? '.' + property : property);

    /// <summary>Everything in the query that is none of the fixed parameters; whether there are such properties is asked later.</summary>
    public static IReadOnlyList<PropertyTerm> Read(IQueryCollection query, Validation validation)
    {
        var terms = query.Where(pair => !Fixed.Contains(pair.Key))
            .Select(pair => new PropertyTerm(pair.Key, PropertyOf(pair.Key), string.Join(',', pair.Value.Where(value => !string.IsNullOrWhiteSpace(value))).Trim()))
            .OrderBy(term => term.Parameter, StringComparer.Ordinal)
            .ToList();
        foreach (var term in terms)
        {
            validation.Require(term.Text.Length <= MaxLength, term.Parameter, $"At most {MaxLength} characters.");
            validation.Require(!term.Text.Any(char.IsControl), term.Parameter, "Letters, digits and signs only.");
        }

        foreach (var repeated in terms.GroupBy(term => term.Property, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            validation.Require(false, repeated.Last().Parameter, $"Use {repeated.First().Parameter} alone.");
        }

        validation.Require(terms.Count <= MaxTerms, terms.Count > MaxTerms ? terms[MaxTerms].Parameter : "", $"At most {MaxTerms} filters.");
        return terms;
    }

    /// <summary>The values between commas; a comma within one is written <c>\,</c>.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var values = new List<string>();
        var value = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ',')
            {
                values.Add(value.ToString());
                value.Clear();
                continue;
            }

            // A backslash takes the character behind it as it is.
            i += text[i] == Escape && i + 1 < text.Length ? 1 : 0;
            value.Append(text[i]);
        }

        return [.. values.Append(value.ToString()).Select(part => part.Trim()).Where(part => part.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>A filter on one property, as it stands in the address.</summary>
internal sealed record PropertyTerm(string Parameter, string Property, string Text);
