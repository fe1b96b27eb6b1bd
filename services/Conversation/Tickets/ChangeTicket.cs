using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Tickets;

/// <summary>The desk changes owner, pipeline, stage, priority, category, subject or custom properties; fields that are not sent stay.</summary>
internal static class ChangeTicket
{
    public static async Task<Ok<DeskTicket>> HandleAsync(
        string number, TicketPatch patch, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var properties = new PropertyInput(await db.PropertiesAsync(caller.PortalId, ct));
        var priority = patch.HasPriority ? properties.Choice(StandardProperties.Priority, "priority", patch.Priority) : null;
        var category = patch.HasCategory ? properties.Choice(StandardProperties.Category, "category", patch.Category) : null;
        var values = properties.Read(patch.Properties ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        var subject = patch.HasSubject ? SubjectOf(patch.Subject) : null;
        var which = db.Tickets.OfPortal(caller).Named(number);
        await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(which, ct);
                await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, ticket.Target(), ticket.Version, ct);
                var (author, now, before) = (caller.Author(), clock.Now(), TicketState.Of(ticket));
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

                foreach (var (property, value) in values)
                {
                    ticket.SetProperty(property, value, author, now);
                }

                await MoveAsync(db, ticket, patch, caller, now, ct);
                await db.SaveChangeAsync(ticket, before, caller, now, ct);
                return ticket;
            },
            ct);
        return TypedResults.Ok(await db.AnswerAsync(which, http, ct));
    }

    /// <summary>A subject from a request, on one line; refuses an empty or too long one under the name of <paramref name="field"/>.</summary>
    internal static string SubjectOf(string? subject, string field = "subject")
    {
        var line = PlainText.OneLine(subject ?? "", Ticket.MaxSubject + 1);
        new Validation()
            .Require(!PlainText.IsBlank(line), field, "Write a subject.")
            .Require(line.Length <= Ticket.MaxSubject, field, $"At most {Ticket.MaxSubject} characters.")
            .ThrowIfInvalid();
        return line;
    }

    /// <summary>The pipeline a request names; refuses one that is not there.</summary>
    internal static async Task<Pipeline> PipelineAsync(ConversationDb db, Guid portalId, Guid id, CancellationToken ct) =>
        await db.Pipelines.Include(row => row.Stages).FirstOrDefaultAsync(row => row.Id == id && row.PortalId == portalId && row.MoveToId == null, ct)
        ?? throw new InvalidInputException("pipelineId", "This pipeline is not known here.");

    private static async Task MoveAsync(ConversationDb db, Ticket ticket, TicketPatch patch, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        if (patch.PipelineId is { } wanted && wanted != ticket.PipelineId)
        {
            var to = await PipelineAsync(db, caller.PortalId, wanted, ct);
            ticket.MoveTo(patch.StageId is { } stage ? to.StageOf(stage) : to.First, await db.PipelineAsync(ticket.PipelineId, ct), to, caller.Author(), now);
        }
        else if (patch.StageId is { } stageId)
        {
            var pipeline = await db.PipelineAsync(ticket.PipelineId, ct);
            ticket.MoveTo(pipeline.StageOf(stageId), pipeline, caller.Author(), now);
        }
    }

    private static async Task<Staff?> StaffAsync(ConversationDb db, Guid? id, CancellationToken ct) =>
        id is { } staffId ? await db.Staff.FindAsync([staffId], ct) : null;

    private static async Task<Staff?> OwnerAsync(ConversationDb db, Guid portalId, Guid? id, CancellationToken ct)
    {
        if (id is null)
        {
            return null;
        }

        var held = await db.StaffRoles.AsNoTracking().FirstOrDefaultAsync(roles => roles.PortalId == portalId && roles.StaffId == id, ct);
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(known => known.Id == portalId, ct) ?? PortalSettings.Born(portalId);
        return (held is not null && portal.LetsAnswer(held.Roles) ? await StaffAsync(db, id, ct) : null) ?? throw new InvalidInputException("ownerId", "This is nobody who answers tickets here.");
    }
}
