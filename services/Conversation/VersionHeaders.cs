using System.Globalization;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations;

/// <summary>A record's version in the headers of requests and answers.</summary>
internal static class VersionHeaders
{
    /// <summary>Refuses (412) a change to another version than the one in <c>If-Match</c>, if that is sent.</summary>
    public static void RequireVersion(this HttpContext http, long version)
    {
        var match = http.Request.Headers.IfMatch.ToString();
        if (match.Length > 0 && match != "*" && match.Replace("W/", "", StringComparison.Ordinal).Trim('"') != version.ToString(CultureInfo.InvariantCulture))
        {
            throw RuleException.Stale();
        }
    }

    /// <summary>Tells the version to send back with a change.</summary>
    public static void SetVersion(this HttpContext http, long version) => http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
