using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.Conversations.Attachments;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Tickets;

/// <summary>An agent files a ticket on a customer's behalf; the description is the agent's message.</summary>
internal static class OpenTicket
{
    public static async Task<Created<DeskTicket>> HandleAsync(
        Request request, Caller caller, HttpContext http, ConversationDb db, AttachmentPicker picker, TimeProvider clock, CancellationToken ct)
    {
        var subject = ChangeTicket.SubjectOf(request.Subject);
        var properties = new PropertyInput(await db.PropertiesAsync(caller.PortalId, ct));
        var priority = properties.Choice(StandardProperties.Priority, "priority", request.Priority);
        var category = properties.Choice(StandardProperties.Category, "category", request.Category);
        var values = properties.Read(request.Properties ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        var contact = await db.Contacts.FirstOrDefaultAsync(known => known.Id == request.ContactId && known.PortalId == caller.PortalId, ct)
            ?? throw new InvalidInputException("contactId", "This contact is not known here.");
        if (request.InboxId is { } wanted && !await db.Inboxes.AnyAsync(inbox => inbox.Id == wanted && inbox.PortalId == caller.PortalId && inbox.MoveToId == null, ct))
        {
            throw new InvalidInputException("inboxId", "This inbox is not known here.");
        }

        var files = await picker.PickAsync(request.AttachmentIds, caller, ct);
        var content = RichText.Read(request.Html, request.Text, InlineImages.Of(files));
        var ticket = await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                var portal = await db.EnsurePortalAsync(caller.PortalId, now, ct);
                var pipeline = request.PipelineId is { } id ? await ChangeTicket.PipelineAsync(db, portal.Id, id, ct) : await db.DefaultPipelineAsync(portal.Id, ct);
                var inbox = await db.InboxForAsync(portal, request.InboxId, ct);
                var number = await db.ReserveNumbersAsync(portal.Id, 1, ct);
                var opening = new NewTicket(Guid.CreateVersion7(now), portal.Id, number, subject, contact, inbox, TicketSource.Desk, now)
                {
                    Priority = priority,
                    Category = category,
                    Properties = values.Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Property.Name, pair => pair.Value, StringComparer.Ordinal),
                };
                var ticket = Ticket.Open(opening, pipeline.First);
                ticket.LogCreated(caller.Author());
                var message = ticket.Post(MessageDirection.Outgoing, caller.Author(), content, now);
                db.AddTicket(ticket, contact);
                db.Attach(message, files);
                await db.AnnounceAsync(ticket, message, files, TicketChange.Opened, ct);
                db.AuditCreation(ticket, caller, now);
                await picker.SaveAsync(ct);
                return ticket;
            },
            ct);
        return TypedResults.Created($"/api/desk/tickets/{ticket.Number}", await db.AnswerAsync(db.Tickets.Where(row => row.Id == ticket.Id), http, ct));
    }

    internal sealed record Request(
        Guid ContactId,
        string? Subject,
        string? Html,
        string? Text,
        string? Priority,
        string? Category,
        Guid? InboxId,
        Guid? PipelineId,
        IReadOnlyList<Guid>? AttachmentIds,
        IReadOnlyDictionary<string, string?>? Properties);
}
