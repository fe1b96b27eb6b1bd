using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>The part named <c>file</c> of a multipart request, as a stream: nothing is held in memory.</summary>
internal static class MultipartUpload
{
    private const string Part = "file";
    private const long Envelope = 64 * 1024;

    /// <summary>Finds the part and checks it by <see cref="FileRules"/>. A request that says it is too long is refused before it is read.</summary>
    public static async Task<CheckedFile> ReadAsync(HttpRequest request, long maxBytes, CancellationToken ct)
    {
        if (request.ContentLength > maxBytes + Envelope)
        {
            throw FileRules.TooLarge(maxBytes);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxBytes + Envelope;
        }

        try
        {
            var reader = new MultipartReader(BoundaryOf(request), request.Body);
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    && HeaderUtilities.RemoveQuotes(disposition.Name) == Part && disposition.IsFileDisposition())
                {
                    var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                    return await FileRules.CheckAsync(name.Value, section.Body, ct, maxBytes);
                }
            }
        }
        catch (Exception malformed) when (malformed is InvalidDataException || (malformed is IOException && malformed is not BadHttpRequestException))
        {
            throw new InvalidInputException(Part, "The upload was cut short. Try again.");
        }

        throw new InvalidInputException(Part, "There is no part named \"file\" with a file in this request.");
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.Value!
            : throw new InvalidInputException(Part, "Send the file as multipart/form-data in a part named \"file\".");
}
