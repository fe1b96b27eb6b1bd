using System.Text.Json;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.TicketQuery.Settings;

internal static class FilterInput
{
    /// <summary>The filter under <paramref name="field"/>, or a refusal that names the place at fault. Absent and null are no filter.</summary>
    public static Filter? Read(JsonElement? json, string field, Func<string, PropertyDefinition?> find)
    {
        if (json is not { ValueKind: not JsonValueKind.Undefined } sent)
        {
            return null;
        }

        var validation = new Validation();
        if (!FilterJson.TryRead(sent, out var filter, out var unread))
        {
            validation.Require(false, PathOf(field, unread.Path), unread.Problem);
        }

        foreach (var (path, problem) in filter is null ? [] : FilterRules.Problems(filter, find))
        {
            validation.Require(false, PathOf(field, path), problem);
        }

        validation.ThrowIfInvalid();
        return filter;
    }

    private static string PathOf(string field, string path) => path.Length == 0 ? field : $"{field}.{path}";
}
