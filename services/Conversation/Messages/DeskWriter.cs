using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Attachments;
using Portal.Conversations.Data;
using Portal.Conversations.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Messages;

/// <summary>What the desk's replies and notes have in common: their content and files, and the stage that may come with them.</summary>
internal sealed class DeskWriter(ConversationDb db, AttachmentPicker picker, TimeProvider clock)
{
    /// <summary>Adds the entry that <paramref name="write"/> makes, and announces it by <paramref name="announce"/>.</summary>
    public async Task<Created<DeskMessage>> AddAsync(
        string number, ReplyRequest request, Caller caller, Func<Ticket, RichContent, DateTimeOffset, Message> write, Func<DeskEntry, Task> announce, CancellationToken ct)
    {
        var files = await picker.PickAsync(request.AttachmentIds, caller, ct);
        var content = RichText.Read(request.Html, request.Text, InlineImages.Of(files));
        var entry = await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(db.Tickets.OfPortal(caller).Named(number), ct);
                var (now, before) = (clock.Now(), TicketState.Of(ticket));
                var message = write(ticket, content, now);
                var moved = await MoveAsync(ticket, request.StageId, caller, now, ct);
                if (moved)
                {
                    db.AuditChange(ticket, before, caller, now);
                }

                await db.AddEntriesAsync(ticket, ct);
                db.Attach(message, files);
                await announce(new DeskEntry(ticket, message, files, moved));
                await picker.SaveAsync(ct);
                return message;
            },
            ct);
        return TypedResults.Created($"/api/desk/tickets/{number}", DeskMessage.Of(entry, files));
    }

    private async Task<bool> MoveAsync(Ticket ticket, Guid? stageId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        if (stageId is not { } id)
        {
            return false;
        }

        var pipeline = await db.PipelineAsync(ticket.PipelineId, ct);
        return ticket.MoveTo(pipeline.StageOf(id), pipeline, caller.Author(), now);
    }
}

/// <summary>A reply or note that was added. <see cref="Moved"/> when it changed the ticket's stage.</summary>
internal sealed record DeskEntry(Ticket Ticket, Message Message, IReadOnlyList<AttachmentRef> Files, bool Moved);
