using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Attachments.Resumable;

internal static class ResumableEndpoints
{
    private const string One = "/{id:guid}";
    private const string OverrideHeader = "X-HTTP-Method-Override";

    public static void MapResumableUploads(this WebApplication app)
    {
        var uploads = app.MapGroup("/api/uploads").RequireAuthorization(Policies.Member).WithTags("Attachments");
        uploads.MapMethods("", [HttpMethods.Options], DescribeUploads.Handle).WithName("describeUploads").SpeaksTus();
        uploads.MapPost("", CreateUpload.HandleAsync).WithName("createUpload").SpeaksTus().Produces<CreateUpload.Result>(StatusCodes.Status201Created);
        uploads.MapMethods(One, [HttpMethods.Head], GetUploadOffset.HandleAsync).WithName("getUploadOffset").SpeaksTus();
        uploads.MapPatch(One, AppendToUpload.HandleAsync).WithName("appendToUpload").SpeaksTus();
        uploads.MapDelete(One, EndUpload.HandleAsync).WithName("endUpload").SpeaksTus();
        uploads.MapPost(One, OverrideAsync).ExcludeFromDescription().SpeaksTus();
        uploads.MapGet(One, GetUploaded.HandleAsync).WithName("getUploaded");
    }

    /// <summary>For networks that let POST pass and nothing else: the protocol wants the method taken from a header.</summary>
    private static async Task<IResult> OverrideAsync(
        Guid id, HttpContext http, Caller caller, AppendToUpload append, FormIntakeDb db, UploadedFiles files, TimeProvider clock, CancellationToken ct) =>
        http.Request.Headers[OverrideHeader].ToString() switch
        {
            "PATCH" => await AppendToUpload.HandleAsync(id, http, caller, append, ct),
            "DELETE" => await EndUpload.HandleAsync(id, caller, db, files, clock, ct),
            "HEAD" => await GetUploadOffset.HandleAsync(id, http.Response, caller, db, clock, ct),
            _ => throw new RuleException("method-not-allowed", $"Name the method in {OverrideHeader}.", StatusCodes.Status405MethodNotAllowed),
        };
}
