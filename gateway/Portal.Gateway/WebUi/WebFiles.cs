using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Portal.Gateway.WebUi;

/// <summary>The built web UI's files. Names that begin with a dot are never served.</summary>
internal sealed class WebFiles : IDisposable
{
    private static readonly (string Encoding, string Suffix)[] Packed = [("br", ".br"), ("gzip", ".gz")];
    private readonly FileExtensionContentTypeProvider _types = new();
    private readonly PhysicalFileProvider? _files;

    public WebFiles(IOptions<GatewayOptions> options)
    {
        var root = options.Value.WebRoot ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");
        _files = Directory.Exists(root) ? new PhysicalFileProvider(root) : null;
    }

    /// <summary>The file of a request path, or null.</summary>
    public IFileInfo? Find(string path) => !path.Contains("/.", StringComparison.Ordinal) && _files?.GetFileInfo(path) is { Exists: true, IsDirectory: false } file ? file : null;

    /// <summary>Whether an address names a file rather than a page of the app.</summary>
    public bool IsFileName(string path) => _types.TryGetContentType(path, out var type) && type != "text/html";

    /// <summary>Serves an asset, compressed beforehand where that exists; false when there is no such file.</summary>
    public async Task<bool> TrySendAsync(HttpContext http, string path, bool hashedName)
    {
        if (Find(path) is not { } file || !_types.TryGetContentType(path, out var type))
        {
            return false;
        }

        var headers = http.Response.GetTypedHeaders();
        headers.CacheControl = hashedName
            ? new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new NameValueHeaderValue("immutable") } }
            : new CacheControlHeaderValue { NoCache = true };
        var tag = new EntityTagHeaderValue($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"", isWeak: true);
        headers.ETag = tag;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        http.Response.ContentType = type;
        foreach (var (encoding, suffix) in Packed)
        {
            if (Accepts(http.Request, encoding) && Find(path + suffix) is { } packed)
            {
                http.Response.Headers.ContentEncoding = encoding;
                file = packed;
                break;
            }
        }

        http.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.SendFileAsync(file, http.RequestAborted);
        }

        return true;
    }

    public void Dispose() => _files?.Dispose();

    private static bool Accepts(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality != 0);
}
