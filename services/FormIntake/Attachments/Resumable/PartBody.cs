using Microsoft.AspNetCore.Http.Features;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>The body of a request that continues an upload. It ends where the connection does: what has arrived by then is kept.</summary>
internal sealed class PartBody(Stream body, long room) : ForwardStream
{
    /// <summary>What says where the pieces of a body without a length end is counted by the server, too.</summary>
    private const long Envelope = 512 * 1024;
    private const string Type = "application/offset+octet-stream";
    private long _read;

    /// <summary>Refuses other media types than the protocol's (415).</summary>
    public static void RequireType(HttpRequest request)
    {
        if (!string.Equals(request.ContentType, Type, StringComparison.OrdinalIgnoreCase))
        {
            throw new RuleException("unsupported-media-type", $"The Content-Type must be {Type}.", StatusCodes.Status415UnsupportedMediaType);
        }
    }

    /// <summary>The body for <paramref name="upload"/>. One that says it is too long is refused before it is read (413), and so is a file of another type than its name says as soon as its start tells.</summary>
    public static async Task<Stream> OfAsync(HttpContext http, ResumableUpload upload, CancellationToken ct)
    {
        var (length, room) = (http.Request.ContentLength, upload.Length - upload.Offset);
        if (length > ResumableUpload.MaxPartBytes || length > room)
        {
            throw TooLong();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ResumableUpload.MaxPartBytes + Envelope;
        }

        var body = new PartBody(http.Request.Body, Math.Min(room, ResumableUpload.MaxPartBytes));
        return upload.Offset == 0 && length >= Math.Min(FileRules.HeadBytes, upload.Length)
            ? (await FileRules.CheckAsync(upload.Name, body, ct, upload.Length)).Content
            : body;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await body.ReadAsync(buffer, cancellationToken);
            _read += count;
            return _read <= room ? count : throw TooLong();
        }
        catch (Exception cut) when (cut is OperationCanceledException or IOException and not BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return 0;
        }
    }

    private static RuleException TooLong() => new(
        "too-large", $"A part may have {ResumableUpload.MaxPartBytes / (1024 * 1024)} MB at most, and not go beyond the end of the file.", StatusCodes.Status413PayloadTooLarge);
}
