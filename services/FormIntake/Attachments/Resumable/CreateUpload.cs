using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.FormIntake.Data;
using Portal.Messaging;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>Begins an upload. Refuses at once what can be known to be refused in the end: the name's type, the size.</summary>
internal static class CreateUpload
{
    private const int MaxMetadata = 2000;

    internal static async Task<IResult> HandleAsync(HttpContext http, Caller caller, FormIntakeDb db, FileLimits limits, TimeProvider clock, CancellationToken ct)
    {
        var length = Tus.BytesIn(http.Request, Tus.LengthHeader);
        var metadata = http.Request.Headers[Tus.MetadataHeader].ToString();
        new Validation().Require(metadata.Length <= MaxMetadata, Tus.MetadataHeader, $"At most {MaxMetadata} characters.").ThrowIfInvalid();
        var name = FileRules.CheckName(Tus.MetadataOf(metadata, "filename"));
        new Validation().Require(length > 0, "file", "The file is empty.").ThrowIfInvalid();
        if (length > limits.MaxBytes)
        {
            throw FileRules.TooLarge(limits.MaxBytes);
        }

        var answer = await Idempotency.OnceAsync(http, $"{length.ToString(CultureInfo.InvariantCulture)}\n{metadata}", async () =>
        {
            var upload = ResumableUpload.Begin(caller, name, metadata, length, clock.GetUtcNow());
            db.ResumableUploads.Add(upload);
            await db.SaveChangesAsync(ct);
            return TypedResults.Created((string?)null, new Result(upload.Id, upload.ExpiresAt));
        });

        // A repeated answer is text, and has no headers.
        var begun = answer is ContentHttpResult repeated
            ? JsonSerializer.Deserialize<Result>(repeated.ResponseContent!, ServiceDefaultsSetup.Json)!
            : ((Created<Result>)answer).Value!;

        // Relative to this address, as portals on a shared host have a path in front.
        http.Response.Headers.Location = $"uploads/{begun.Id}";
        Tus.TellEnd(http.Response, begun.ExpiresAt);
        return answer;
    }

    internal sealed record Result(Guid Id, DateTimeOffset ExpiresAt);
}
