using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Imports;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Imports;

/// <summary>Turns import rows into tickets with their first message and resolution. A row whose external id is here already is left alone.</summary>
internal sealed class TicketImporter(ConversationDb db, TimeProvider clock, ILogger logger)
{
    private const int MaxExternalId = 200;

    public async Task<(int Created, int Existing, IReadOnlyList<RejectedRow> Rejected)> ImportAsync(Guid portalId, IReadOnlyList<ImportTicket> rows, CancellationToken ct)
    {
        var portal = await db.EnsurePortalAsync(portalId, clock.Now(), ct);
        var pipeline = await db.DefaultPipelineAsync(portalId, ct);
        var inbox = await db.InboxForAsync(portal, null, ct);

        // Holding the counter before looking for known ids keeps a batch beside this one from adding the same.
        await db.ReserveNumbersAsync(portalId, 0, ct);
        var rejected = rows.Where(row => Problem(row.Row) is not null).Select(row => new RejectedRow(row.Row.Line, Problem(row.Row)!)).ToList();
        var good = rows.Where(row => Problem(row.Row) is null).ToList();
        var ids = good.Select(row => row.Row.ExternalId).Distinct().ToList();
        var known = (await db.Tickets.Where(ticket => ticket.PortalId == portalId && ids.Contains(ticket.ExternalId!)).Select(ticket => ticket.ExternalId!).ToListAsync(ct)).ToHashSet();
        var fresh = good.Where(row => !known.Contains(row.Row.ExternalId)).DistinctBy(row => row.Row.ExternalId).ToList();
        var number = await db.ReserveNumbersAsync(portalId, fresh.Count, ct);
        var properties = new PropertyInput(await db.PropertiesAsync(portalId, ct));
        var contacts = await ContactsAsync(portalId, fresh, ct);

        // The file does not say who answered; to customer and desk it was the portal.
        var answerer = new MessageAuthor(AuthorKind.Agent, null, portal.Name, "");
        foreach (var row in fresh)
        {
            Add(row.Row, contacts[row.Contact.Id], StageOf(row.Row.Status, pipeline), inbox, number++, answerer, properties);
        }

        return (fresh.Count, good.Count - fresh.Count, rejected);
    }

    private void Add(ImportRow row, Contact contact, Stage stage, Guid inbox, long number, MessageAuthor answerer, PropertyInput properties)
    {
        var createdAt = row.CreatedAt?.ToUniversalTime() ?? row.ClosedAt?.ToUniversalTime() ?? clock.Now();
        var endedAt = row.ClosedAt?.ToUniversalTime() is { } closed && closed > createdAt ? closed : createdAt;

        // Messages are shown in the order of their times: where the file knows none, the answer still comes after the question.
        var answeredAt = endedAt > createdAt ? endedAt : createdAt.AddMilliseconds(1);
        var id = Guid.CreateVersion7();
        var ticket = Ticket.Open(
            new NewTicket(id, contact.PortalId, number, row.Subject, contact, inbox, TicketSource.Import, createdAt)
            {
                ExternalId = row.ExternalId,
                Priority = properties.Known(StandardProperties.Priority, row.Priority),
                Category = properties.Known(StandardProperties.Category, row.Category),
                ClosedAt = endedAt,
                Properties = properties.Keep(row.Properties, id, logger),
            },
            stage);
        var customer = new MessageAuthor(AuthorKind.Contact, contact.Id, contact.FirstName, contact.LastName);
        var first = ticket.Post(MessageDirection.Incoming, customer, RichText.FromText(row.Description), createdAt);
        Announce(ticket, first, contact, stage);
        if (row.Resolution is { } resolution && !PlainText.IsBlank(resolution))
        {
            var answer = ticket.Post(MessageDirection.Outgoing, answerer, RichText.FromText(PlainText.Cut(resolution, RichText.MaxLength)), answeredAt);
            Announce(ticket, answer, contact, stage);
        }

        db.AddTicket(ticket, contact);
    }

    private void Announce(Ticket ticket, Message message, Contact contact, Stage stage) =>
        db.Enqueue(new MessagePosted(ticket.Snapshot(contact, stage, owner: null), message.Snapshot([]), TicketChange.Imported), ticket.Id);

    /// <summary>The batch's contacts by id; those Identity has not announced here yet are made from the row.</summary>
    private async Task<Dictionary<Guid, Contact>> ContactsAsync(Guid portalId, IReadOnlyList<ImportTicket> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Contact.Id).Distinct().ToList();
        var contacts = await db.Contacts.Where(contact => ids.Contains(contact.Id)).ToDictionaryAsync(contact => contact.Id, ct);
        foreach (var row in rows.Where(row => !contacts.ContainsKey(row.Contact.Id)))
        {
            var contact = contacts[row.Contact.Id] = Contact.Known(portalId, row.Contact, row.Company);
            db.Contacts.Add(contact);
        }

        return contacts;
    }

    private static Stage StageOf(string status, Pipeline pipeline) => status.Trim().ToLowerInvariant() switch
    {
        "closed" => pipeline.FirstClosed,
        "pending" => pipeline.OfKind(StageKind.WaitingOnContact) ?? pipeline.First,
        _ => pipeline.First,
    };

    /// <summary>Why a row cannot become a ticket; intake has checked before, so this is the last fence.</summary>
    private static string? Problem(ImportRow row) => row switch
    {
        _ when string.IsNullOrWhiteSpace(row.ExternalId) || row.ExternalId.Length > MaxExternalId => $"The ticket id must have 1 to {MaxExternalId} characters.",
        _ when PlainText.IsBlank(row.Subject) => "The subject is empty.",
        _ when PlainText.IsBlank(row.Description) => "The description is empty.",
        _ when row.Description.Length > RichText.MaxLength => $"The description has more than {RichText.MaxLength:N0} characters.",
        _ => null,
    };
}
