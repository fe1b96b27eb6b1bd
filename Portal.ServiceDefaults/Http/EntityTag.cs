using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Http;

/// <summary>Versions of records as entity tags: <c>ETag: "3"</c> in answers, <c>If-Match: "3"</c> in changes.</summary>
public static class EntityTag
{
    /// <summary>Says which version the answer holds.</summary>
    public static void Set(HttpContext http, long version) =>
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Refuses with 412 a change of another version than the one there is. Without the header every version is meant.</summary>
    public static void RequireMatch(HttpContext http, long version)
    {
        if (!Matches(http.Request.Headers.IfMatch, version))
        {
            throw RuleException.Stale();
        }
    }

    /// <summary>Refuses with 412 a change of another state than the one <paramref name="tag"/> names. Without the header every state is meant.</summary>
    public static void RequireMatch(HttpContext http, string tag)
    {
        if (!Matches(http.Request.Headers.IfMatch, tag))
        {
            throw RuleException.Stale();
        }
    }

    /// <summary>Whether a change meant for <paramref name="ifMatch"/> is one of this version; without a value every version is meant.</summary>
    public static bool Matches(string? ifMatch, long version) => Matches(ifMatch, version.ToString(CultureInfo.InvariantCulture));

    private static bool Matches(string? ifMatch, string known) =>
        string.IsNullOrEmpty(ifMatch) || ifMatch.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag.Replace("W/", "", StringComparison.Ordinal).Trim('"') == known);
}
