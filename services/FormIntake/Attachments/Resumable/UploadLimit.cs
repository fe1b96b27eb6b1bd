using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>Largest file of a resumable upload, in bytes: <c>Files:MaxBytes</c> where that is more than what every upload may have.</summary>
internal sealed record UploadLimit(long MaxBytes)
{
    public static UploadLimit Of(IConfiguration configuration) => new(Math.Max(FileRules.MaxBytes, configuration.GetValue("Files:MaxBytes", FileRules.MaxBytes)));
}
