using System.Globalization;
using System.Text;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>What all requests of resumable uploads share. The protocol is tus 1.0.0 (tus.io), with its extensions creation, expiration and termination.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,expiration,termination";
    public const string VersionsHeader = "Tus-Version";
    public const string ExtensionsHeader = "Tus-Extension";
    public const string MaxSizeHeader = "Tus-Max-Size";
    public const string LengthHeader = "Upload-Length";
    public const string OffsetHeader = "Upload-Offset";
    public const string MetadataHeader = "Upload-Metadata";
    public const string ExpiresHeader = "Upload-Expires";
    private const string VersionHeader = "Tus-Resumable";

    /// <summary>Says the version in every answer, and refuses requests of another one (412).</summary>
    public static RouteHandlerBuilder SpeaksTus(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter((context, next) =>
    {
        var http = context.HttpContext;
        var asksForIt = HttpMethods.IsOptions(http.Request.Method);
        var known = asksForIt || http.Request.Headers[VersionHeader] == Version;

        // At the last moment, as an answer that becomes a problem loses the headers it had.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[VersionHeader] = Version;
            if (!known)
            {
                http.Response.Headers[VersionsHeader] = Version;
            }

            return Task.CompletedTask;
        });
        return known ? next(context) : throw new RuleException("tus-version", $"The header {VersionHeader} must be {Version}.", StatusCodes.Status412PreconditionFailed);
    });

    /// <summary>A header that is a number of bytes.</summary>
    public static long BytesIn(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : throw new InvalidInputException(header, "A number of bytes.");

    /// <summary>A value of the header <c>Upload-Metadata</c>: pairs of a key and a value in Base64, parted by commas. Null when it is not there.</summary>
    public static string? MetadataOf(string metadata, string key)
    {
        foreach (var pair in metadata.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split(' ') is [var name, var value] && name == key)
            {
                try
                {
                    return Encoding.UTF8.GetString(Convert.FromBase64String(value));
                }
                catch (FormatException)
                {
                    throw new InvalidInputException(MetadataHeader, $"The value of {key} must be Base64.");
                }
            }
        }

        return null;
    }

    /// <summary>Tells how far an upload is, and until when it may go on.</summary>
    public static void Tell(HttpResponse response, ResumableUpload upload)
    {
        response.Headers[OffsetHeader] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        if (upload.AttachmentId is null)
        {
            TellEnd(response, upload.ExpiresAt);
        }
    }

    /// <summary>Tells until when an upload may go on.</summary>
    public static void TellEnd(HttpResponse response, DateTimeOffset expiresAt) =>
        response.Headers[ExpiresHeader] = expiresAt.ToString("R", CultureInfo.InvariantCulture);
}
