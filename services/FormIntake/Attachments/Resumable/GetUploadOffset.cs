using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>How far an upload is, for a client that goes on.</summary>
internal static class GetUploadOffset
{
    internal static async Task<Ok> HandleAsync(Guid id, HttpResponse response, Caller caller, FormIntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var upload = await db.OwnUploadAsync(id, caller, clock.GetUtcNow(), ct);
        response.Headers[Tus.LengthHeader] = upload.Length.ToString(CultureInfo.InvariantCulture);
        response.Headers[Tus.MetadataHeader] = upload.Metadata;
        response.Headers.CacheControl = "no-store";
        Tus.Tell(response, upload);
        return TypedResults.Ok();
    }
}
