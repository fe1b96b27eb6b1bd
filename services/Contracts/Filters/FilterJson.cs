using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Contracts.Filters;

/// <summary>Reads filters that people and programs send; events, which may be of a newer version, are read leniently.</summary>
public static class FilterJson
{
    private const string Shape = """Expected {"groups":[{"conditions":[{"property":"…","operator":"EQ","values":["…"]}]}]}.""";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a filter; JSON null is none. False with the place and what is wrong there for anything else.</summary>
    public static bool TryRead(JsonElement json, out Filter? filter, out (string Path, string Problem) problem)
    {
        (filter, problem) = (null, ("", ""));
        try
        {
            filter = json.Deserialize<Filter>(Strict);
            return true;
        }
        catch (JsonException error)
        {
            var path = (error.Path ?? "$").TrimStart('$').TrimStart('.');
            problem = (path, path.EndsWith(".operator", StringComparison.Ordinal) ? $"Use one of {Operators}." : Shape);
            return false;
        }
    }

    private static string Operators => string.Join(", ", Enum.GetValues<FilterOperator>().Select(op => JsonSerializer.SerializeToElement(op).GetString()));
}
