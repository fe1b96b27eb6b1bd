using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Contracts.Submissions;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Consumers;

/// <summary>Makes the one ticket of a submission (P17). Its id comes with the event, so a second one cannot even be stored.</summary>
internal sealed class SubmissionReceivedConsumer(ConversationDb db, TimeProvider clock, ILogger<SubmissionReceivedConsumer> logger) : OnceConsumer<ConversationDb, SubmissionReceived>(db, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(SubmissionReceived message, CancellationToken ct)
    {
        if (await Db.Tickets.AnyAsync(known => known.Id == message.TicketId, ct))
        {
            return;
        }

        var portal = await Db.EnsurePortalAsync(message.PortalId, _clock.Now(), ct);
        var contact = await Db.EnsureContactAsync(portal.Id, message.Contact, message.Company, ct);
        var pipeline = await Db.PipelineForAsync(portal.Id, message.PipelineId, ct);
        var inbox = await Db.InboxForAsync(portal, message.InboxId, ct);
        var properties = new PropertyInput(await Db.PropertiesAsync(portal.Id, ct));
        var number = await Db.ReserveNumbersAsync(portal.Id, 1, ct);
        var ticket = Ticket.Open(
            new NewTicket(message.TicketId, portal.Id, number, message.Subject, contact, inbox, TicketSource.Form, message.ReceivedAt.ToUniversalTime())
            {
                Priority = properties.Known(StandardProperties.Priority, message.Properties.GetValueOrDefault(StandardProperties.Priority)),
                Category = properties.Known(StandardProperties.Category, message.Category ?? message.Properties.GetValueOrDefault(StandardProperties.Category)),
                Properties = properties.Keep(message.Properties, message.TicketId, logger),

                // Also where the portal has ceased to allow it: to show it against its customer's word would be worse.
                HiddenFromCompany = message.HiddenFromCompany,
            },
            pipeline.First);
        var author = new MessageAuthor(AuthorKind.Contact, message.Contact.Id, message.Contact.FirstName, message.Contact.LastName);
        ticket.LogCreated(author);
        var text = PlainText.IsBlank(message.Text) ? message.Subject : message.Text;
        var first = ticket.Post(MessageDirection.Incoming, author, RichText.FromText(PlainText.Cut(text, RichText.MaxLength)), ticket.CreatedAt);
        Db.AddTicket(ticket, contact);
        var files = Db.Attach(first, await FreeAsync(message.Attachments, ct));
        await Db.AnnounceAsync(ticket, first, files, TicketChange.Opened, ct);
    }

    /// <summary>A file its uploader has sent with a reply meanwhile stays there.</summary>
    private async Task<IReadOnlyList<AttachmentRef>> FreeAsync(IReadOnlyList<AttachmentRef> files, CancellationToken ct)
    {
        var ids = files.Select(file => file.Id).ToList();
        var taken = await Db.Attachments.Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToListAsync(ct);
        return [.. files.DistinctBy(file => file.Id).Where(file => !taken.Contains(file.Id))];
    }
}
