using Portal.Contracts.Identities;

namespace Portal.Gateway.Sessions;

/// <summary>The one cookie: an opaque token, bound to the host, out of reach for scripts.</summary>
internal static class SessionCookie
{
    public const string Name = "__Host-portal";
    public const int LongestToken = 100;

    /// <summary>The key of the session the request came with, or null.</summary>
    public static string? KeyIn(HttpRequest request) =>
        request.Cookies[Name] is { Length: > 0 and <= LongestToken } token ? SessionRecord.KeyOf(token) : null;

    public static void Set(HttpResponse response, string token) => response.Cookies.Append(Name, token, Options());

    public static void Delete(HttpResponse response) => response.Cookies.Delete(Name, Options());

    private static CookieOptions Options() => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
