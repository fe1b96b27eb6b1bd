using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Submissions;
using Portal.Contracts.Tickets;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Forms;

/// <summary>Files a ticket: stores the submission and its event in one transaction; the ticket follows within moments under the id answered here.</summary>
internal static class SubmitForm
{
    internal static async Task<Created<Result>> HandleAsync(
        Guid id, Request? request, Caller caller, FormIntakeDb db, IFileStore files, TimeProvider clock, CancellationToken ct)
    {
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == caller.PortalId, ct) ?? throw RuleException.NotFound("The form");
        if (!portal.On)
        {
            throw new RuleException("portal-off", "The portal is switched off at the moment.", StatusCodes.Status503ServiceUnavailable);
        }

        var form = await db.ConnectedForms(caller.PortalId).AsNoTracking().FirstOrDefaultAsync(form => form.Id == id, ct) ?? throw RuleException.NotFound("The form");
        var validation = new Validation();
        var values = FormValues.Read(form, request?.Fields, validation);
        var now = clock.GetUtcNow();
        var attachments = await FindAsync(form, request?.AttachmentIds ?? [], caller, files, now, validation, ct);
        validation.ThrowIfInvalid();

        var (submission, received) = Submission.Receive(form, portal, caller, values, attachments, now);
        await SaveAsync(submission, received, db, ct);
        return TypedResults.Created((string?)null, new Result(submission.Id, submission.TicketId, form.ThankYou));
    }

    /// <summary>With the submission its files stop being uploads that nobody attached, so in one transaction: the request's idempotency key's, or one of its own.</summary>
    private static async Task SaveAsync(Submission submission, SubmissionReceived received, FormIntakeDb db, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        db.Submissions.Add(submission);
        db.Enqueue(received, submission.Id);
        await db.SaveChangesAsync(ct);
        await db.Uploads.Where(upload => submission.AttachmentIds.Contains(upload.Id)).ExecuteDeleteAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }

    /// <summary>Only the caller's own uploads to this portal may be attached; to anybody else they do not exist.</summary>
    private static async Task<IReadOnlyList<AttachmentRef>> FindAsync(
        Form form, IReadOnlyList<Guid> ids, Caller caller, IFileStore files, DateTimeOffset now, Validation validation, CancellationToken ct)
    {
        const string key = "attachmentIds";
        var wanted = ids.Distinct().ToList();
        var field = form.Fields.FirstOrDefault(field => field.Type == FieldType.File);
        validation.Require(field is not null || wanted.Count == 0, key, "This form takes no files.");
        validation.Require(field?.Required != true || wanted.Count > 0, key, "Attach a file.");
        if (wanted.Count > FileRules.MaxFiles)
        {
            validation.Require(false, key, $"At most {FileRules.MaxFiles} files.");
            return [];
        }

        var found = new List<AttachmentRef>(wanted.Count);
        foreach (var id in wanted)
        {
            var file = await files.FindAsync(id, ct);
            if (file?.MayBeAttachedBy(caller, now) == true)
            {
                found.Add(new AttachmentRef(file.Id, file.Name, file.Size, file.ContentType));
            }
            else
            {
                validation.Require(false, key, "One of the files is not there any more. Remove it and attach it again.");
                break;
            }
        }

        return found;
    }

    /// <param name="Fields">Answers by field name. Who submits is known from the session; an e-mail address here is just an unknown field.</param>
    internal sealed record Request(IReadOnlyDictionary<string, JsonElement>? Fields, IReadOnlyList<Guid>? AttachmentIds);

    internal sealed record Result(Guid Id, Guid TicketId, string? ThankYou);
}
