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

    /// <summary>Whether a change meant for <paramref name="ifMatch"/> is one of this version; without a value every version is meant.</summary>
    public static bool Matches(string? ifMatch, long version) =>
        string.IsNullOrEmpty(ifMatch) || ifMatch.Split(',', StringSplitOptions.TrimEntries).Any(tag => Means(tag, version));

    private static bool Means(string tag, long version) =>
        tag == "*" || tag.Replace("W/", "", StringComparison.Ordinal).Trim('"') == version.ToString(CultureInfo.InvariantCulture);
}
