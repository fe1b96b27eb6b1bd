using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Tickets;

/// <summary>The desk changes owner, stage, priority, category or subject; fields that are not sent stay.</summary>
internal static class ChangeTicket
{
    public static async Task<Ok<DeskTicket>> HandleAsync(
        string number, TicketPatch patch, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var (priority, category) = (TicketValues.Priority(patch.Priority), TicketValues.Category(patch.Category));
        var subject = patch.HasSubject ? SubjectOf(patch.Subject) : null;
        var which = db.Tickets.OfPortal(caller).Named(number);
        await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(which, ct);
                http.RequireVersion(ticket.Version);
                var (author, now, before) = (caller.Author(), clock.Now(), ticket.Version);
                if (patch.HasOwnerId)
                {
                    ticket.Assign(await StaffAsync(db, ticket.OwnerId, ct), await OwnerAsync(db, caller.PortalId, patch.OwnerId, ct), author, now);
                }

                if (patch.HasPriority)
                {
                    ticket.SetPriority(priority, author, now);
                }

                if (patch.HasCategory)
                {
                    ticket.SetCategory(category, author, now);
                }

                if (subject is not null)
                {
                    ticket.Rename(subject, author, now);
                }

                if (patch.StageId is { } stageId)
                {
                    var pipeline = await db.PipelineAsync(ticket.PipelineId, ct);
                    ticket.MoveTo(pipeline.StageOf(stageId), pipeline, author, now);
                }

                if (ticket.Version != before)
                {
                    await db.AddEntriesAsync(ticket, ct);
                    await db.AnnounceAsync(ticket, ct);
                    await db.SaveChangesAsync(ct);
                }

                return ticket;
            },
            ct);
        return TypedResults.Ok(await db.AnswerAsync(which, http, ct));
    }

    /// <summary>A subject from a request, on one line; refuses an empty or too long one.</summary>
    internal static string SubjectOf(string? subject)
    {
        var line = PlainText.OneLine(subject ?? "", Ticket.MaxSubject + 1);
        new Validation()
            .Require(!PlainText.IsBlank(line), "subject", "Write a subject.")
            .Require(line.Length <= Ticket.MaxSubject, "subject", $"At most {Ticket.MaxSubject} characters.")
            .ThrowIfInvalid();
        return line;
    }

    private static async Task<Staff?> StaffAsync(ConversationDb db, Guid? id, CancellationToken ct) =>
        id is { } staffId ? await db.Staff.FindAsync([staffId], ct) : null;

    private static async Task<Staff?> OwnerAsync(ConversationDb db, Guid portalId, Guid? id, CancellationToken ct)
    {
        if (id is null)
        {
            return null;
        }

        var answers = await db.StaffRoles.AnyAsync(roles => roles.PortalId == portalId && roles.StaffId == id && roles.Answers, ct);
        return (answers ? await StaffAsync(db, id, ct) : null) ?? throw new InvalidInputException("ownerId", "This is nobody who answers tickets here.");
    }
}

/// <summary>Fields to change. Null clears owner, priority and category; what is not in the JSON stays as it is.</summary>
internal sealed class TicketPatch
{
    public Guid? OwnerId
    {
        get;
        set => (field, HasOwnerId) = (value, true);
    }

    public Guid? StageId { get; set; }

    public string? Priority
    {
        get;
        set => (field, HasPriority) = (value, true);
    }

    public string? Category
    {
        get;
        set => (field, HasCategory) = (value, true);
    }

    public string? Subject
    {
        get;
        set => (field, HasSubject) = (value, true);
    }

    [JsonIgnore]
    public bool HasOwnerId { get; private set; }

    [JsonIgnore]
    public bool HasPriority { get; private set; }

    [JsonIgnore]
    public bool HasCategory { get; private set; }

    [JsonIgnore]
    public bool HasSubject { get; private set; }
}
