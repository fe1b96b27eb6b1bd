using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Portal.Gateway.Security;

/// <summary>Security headers on every answer, errors included.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const int NonceBytes = 16;

    public Task InvokeAsync(HttpContext http)
    {
        // Set at the last moment, because an error clears what was set before it.
        http.Response.OnStarting(static state =>
        {
            Add((HttpContext)state);
            return Task.CompletedTask;
        }, http);
        return next(http);
    }

    /// <summary>The nonce of this answer; asking for it allows styles that carry it.</summary>
    public static string NonceOf(HttpContext http)
    {
        if (http.Features.Get<Nonce>() is { } known)
        {
            return known.Value;
        }

        var nonce = new Nonce(Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes)));
        http.Features.Set(nonce);
        return nonce.Value;
    }

    /// <summary>Lets pages of the same origin show this answer in a frame; without it nobody may.</summary>
    public static void AllowOwnFrames(HttpContext http) => http.Features.Set(new OwnFrames());

    private static void Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        var framed = http.Features.Get<OwnFrames>() is not null;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = framed ? "SAMEORIGIN" : "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // A service may say something stricter, as it does for files shown in the browser.
        if (!headers.ContainsKey(HeaderNames.ContentSecurityPolicy))
        {
            headers.ContentSecurityPolicy = Policy(http.Features.Get<Nonce>(), framed);
        }

        if (http.Request.Path.StartsWithSegments("/api") && !headers.ContainsKey(HeaderNames.CacheControl))
        {
            headers.CacheControl = "no-store";
        }

        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    private static string Policy(Nonce? nonce, bool framed)
    {
        var styles = nonce is null ? "'self'" : $"'self' 'nonce-{nonce.Value}'";
        return $"default-src 'self'; script-src 'self'; style-src {styles}; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
            + $"frame-ancestors '{(framed ? "self" : "none")}'; base-uri 'self'; form-action 'self'; object-src 'none'";
    }

    private sealed record Nonce(string Value);

    private sealed record OwnFrames;
}
