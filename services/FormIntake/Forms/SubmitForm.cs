using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Forms;

/// <summary>Files a ticket: stores the submission and its events in one transaction; the ticket follows within moments under the id answered here.</summary>
internal static class SubmitForm
{
    internal static async Task<Created<Result>> HandleAsync(
        Guid id, Request? request, Caller caller, FormIntakeDb db, IFileStore files, FileLimits installation, TimeProvider clock, CancellationToken ct)
    {
        var (portal, form, questions) = await ConnectedForm.FindAsync(caller.PortalId, db, ct);
        if (form.Id != id)
        {
            throw RuleException.NotFound("The form");
        }

        if (!portal.On)
        {
            throw new RuleException("portal-off", "The portal is switched off at the moment.", StatusCodes.Status503ServiceUnavailable);
        }

        var validation = new Validation();
        var answers = Answers.Read(questions, request?.Fields, validation);
        var now = clock.GetUtcNow();
        var attachments = await SubmittedFiles.FindAsync(answers, request?.AttachmentIds ?? [], caller, files, installation, now, validation, ct);
        validation.Require(request?.HideFromColleagues != true || portal.CustomersMayHide, "hideFromColleagues", "Tickets cannot be hidden from colleagues here.");
        validation.ThrowIfInvalid();

        var submission = Submission.Receive(form, caller, answers.Values, attachments, now);
        db.Submissions.Add(submission);
        db.Enqueue(submission.Received(form, portal, caller, answers.Asked, attachments) with { HiddenFromCompany = request?.HideFromColleagues == true }, submission.Id);
        if (submission.AboutContact(answers.Asked) is { } submitted)
        {
            db.Enqueue(submitted, submission.ContactId);
        }

        await SaveAsync(submission, db, ct);
        return TypedResults.Created((string?)null, new Result(submission.Id, submission.TicketId, form.ThankYou, form.RedirectUrl));
    }

    /// <summary>With the submission its files stop being uploads that nobody attached, so in one transaction: the request's idempotency key's, or one of its own.</summary>
    private static async Task SaveAsync(Submission submission, FormIntakeDb db, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.SaveChangesAsync(ct);
        await db.Uploads.Where(upload => submission.AttachmentIds.Contains(upload.Id)).ExecuteDeleteAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }

    /// <param name="Fields">Answers by field name. Who submits is known from the session, whatever is answered here.</param>
    /// <param name="HideFromColleagues">Whether the ticket is not to be seen by the submitter's colleagues, where the portal allows that.</param>
    internal sealed record Request(IReadOnlyDictionary<string, JsonElement>? Fields, IReadOnlyList<Guid>? AttachmentIds, bool? HideFromColleagues = null);

    /// <param name="ThankYou">The form's message; null leaves the translated default.</param>
    /// <param name="RedirectUrl">Where to go instead of showing a message.</param>
    internal sealed record Result(Guid Id, Guid TicketId, string? ThankYou, string? RedirectUrl);
}
