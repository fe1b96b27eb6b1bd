using System.Globalization;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Forms;

/// <summary>The files of a submission: those of its ticket's first message, and those that answer questions.</summary>
internal static class SubmittedFiles
{
    private const string AttachmentIds = "attachmentIds";

    /// <summary>Finds them all, each once; notes what is wrong by field.</summary>
    public static async Task<IReadOnlyList<AttachmentRef>> FindAsync(
        Answers answers,
        IReadOnlyList<Guid> attachmentIds,
        Caller caller,
        IFileStore files,
        FileLimits installation,
        DateTimeOffset now,
        Validation validation,
        CancellationToken ct)
    {
        var attachments = answers.Asked.FirstOrDefault(question => question.IsAttachments);
        var wanted = attachmentIds.Distinct().ToList();
        validation.Require(attachments is not null || wanted.Count == 0, AttachmentIds, "This form takes no files.");
        validation.Require(attachments?.Field.Required != true || wanted.Count > 0, AttachmentIds, "Attach a file.");
        var found = new List<AttachmentRef>();
        found.AddRange(await TakeAsync(AttachmentIds, wanted, attachments?.FilesWithin(installation) ?? installation, caller, files, now, validation, ct));
        foreach (var question in answers.Asked.Where(question => question is { IsAttachments: false, Property.Type: PropertyType.File }))
        {
            var ids = PropertyValue.Parts(PropertyType.File, answers.Values.GetValueOrDefault(question.Name, "")).Select(Guid.Parse).Distinct().ToList();
            found.AddRange(await TakeAsync(Answers.Key(question.Name), ids, question.FilesWithin(installation), caller, files, now, validation, ct));
        }

        return [.. found.DistinctBy(file => file.Id)];
    }

    private static async Task<IReadOnlyList<AttachmentRef>> TakeAsync(
        string key, List<Guid> ids, FileLimits limits, Caller caller, IFileStore files, DateTimeOffset now, Validation validation, CancellationToken ct)
    {
        if (ids.Count > limits.MaxFiles)
        {
            validation.Require(false, key, $"At most {limits.MaxFiles} files.");
            return [];
        }

        var found = new List<AttachmentRef>(ids.Count);
        foreach (var id in ids)
        {
            // Only the caller's own uploads to this portal may be attached; to anybody else they do not exist.
            var file = await files.FindAsync(id, ct);
            if (file?.MayBeAttachedBy(caller, now) != true)
            {
                validation.Require(false, key, "One of the files is not there any more. Remove it and attach it again.");
                break;
            }

            var type = Path.GetExtension(file.Name).TrimStart('.');
            validation.Require(file.Size <= limits.MaxBytes, key, string.Create(CultureInfo.InvariantCulture, $"{file.Name} is larger than {limits.MaxBytes:N0} bytes."));
            validation.Require(limits.Types.Contains(type, StringComparer.OrdinalIgnoreCase), key, $"{file.Name} is of another type than {string.Join(", ", limits.Types)}.");
            found.Add(new AttachmentRef(file.Id, file.Name, file.Size, file.ContentType));
        }

        return found;
    }
}
