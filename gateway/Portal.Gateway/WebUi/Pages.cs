using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Portal.Gateway.Security;

namespace Portal.Gateway.WebUi;

/// <summary>The apps' HTML, with what only the gateway knows: the portal's base and this answer's nonce.</summary>
internal sealed class Pages(WebFiles files)
{
    private const string Base = """<base href="/" />""";
    private const string Nonce = "__CSP_NONCE__";
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string Html)> _templates = new(StringComparer.Ordinal);

    /// <summary>Sends the page of an app: of customers, of the desk, or of the preview that the desk shows in a frame.</summary>
    public async Task SendAsync(HttpContext http, WebApp app)
    {
        if (app == WebApp.Preview)
        {
            SecurityHeaders.AllowOwnFrames(http);
        }

        if (await TemplateAsync(app switch { WebApp.Desk => "/desk/index.html", WebApp.Preview => "/preview/index.html", _ => "/index.html" }, http.RequestAborted) is not { } template)
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("Portal is running, but its web UI was not built. Build the gateway without -p:SkipWeb=true.\n");
            return;
        }

        var portalBase = HtmlEncoder.Default.Encode($"{http.Request.PathBase}/");
        await SendHtmlAsync(http, template
            .Replace(Base, $"""<base href="{portalBase}" />""", StringComparison.Ordinal)
            .Replace(Nonce, SecurityHeaders.NonceOf(http), StringComparison.Ordinal));
    }

    /// <summary>Sends a small page of the gateway's own, which needs no portal and no script.</summary>
    public static Task SendNoticeAsync(HttpContext http, int status, string title, string text)
    {
        http.Response.StatusCode = status;
        var encode = HtmlEncoder.Default;
        return SendHtmlAsync(http, $$"""
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{{encode.Encode(title)}}</title>
                <style nonce="{{SecurityHeaders.NonceOf(http)}}">
                  :root { color-scheme: light dark; }
                  body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem; }
                  h1 { font-size: 1.5rem; line-height: 1.3; }
                </style>
              </head>
              <body>
                <main>
                  <h1>{{encode.Encode(title)}}</h1>
                  <p>{{encode.Encode(text)}}</p>
                </main>
              </body>
            </html>

            """);
    }

    private static Task SendHtmlAsync(HttpContext http, string html)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(html, http.RequestAborted);
    }

    private async Task<string?> TemplateAsync(string path, CancellationToken ct)
    {
        if (files.Find(path) is not { } file)
        {
            return null;
        }

        if (_templates.TryGetValue(path, out var known) && known.At == file.LastModified)
        {
            return known.Html;
        }

        using var reader = new StreamReader(file.CreateReadStream());
        var html = await reader.ReadToEndAsync(ct);
        _templates[path] = (file.LastModified, html);
        return html;
    }
}

/// <summary>Which of the pages.</summary>
internal enum WebApp
{
    Portal,
    Desk,
    Preview,
}
