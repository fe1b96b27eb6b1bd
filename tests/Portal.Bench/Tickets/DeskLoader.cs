using System.Globalization;
using Portal.Contracts.Demo;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;

namespace Portal.Bench.Tickets;

/// <summary>Writes a sample desk straight into the services' tables, as events would have left it. Identity needs no more than the demo's people: nobody else signs in.</summary>
internal sealed class DeskLoader(IBulk tickets, IBulk conversations)
{
    private static readonly Guid Portal = DemoIds.Portal;
    private readonly SampleDesk _desk = new();

    /// <summary>Adds the tickets from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public async Task LoadAsync(int from, int to)
    {
        var place = await PlaceAsync();
        if (from == 0)
        {
            await tickets.LoadAsync("People", ["Id", "Version", "FirstName", "LastName", "Email", "PortalId", "CompanyId", "CompanyName", "Properties"], _desk.Contacts
                .Where(person => !person.Known)
                .Select(person => new object?[] { person.Id, 1L, person.FirstName, person.LastName, person.Email, Portal, person.CompanyId, person.Company, "" }));
        }

        await Task.WhenAll(LoadReadModelAsync(from, to, place), LoadConversationsAsync(from, to, place));
    }

    private async Task LoadReadModelAsync(int from, int to, Place place)
    {
        IEnumerable<SampleTicket> All() => _desk.Tickets(from, to);
        await tickets.LoadAsync(
            "Tickets",
            ["Id", "PortalId", "Number", "Version", "Seen", "Subject", "SubjectKey", "ContactId", "ContactName", "CompanyId", "OwnerId", "OwnerFirstName", "OwnerLastName",
                "PipelineId", "StageId", "StageLabel", "Closed", "Priority", "Category", "CreatedAt", "LastActivityAt", "ClosedAt", "Properties", "Shape"],
            All().Select(ticket => new object?[]
            {
                ticket.Id, Portal, ticket.Number, 3L, 3L, ticket.Subject, FilterText.Words(ticket.Subject), ticket.Contact.Id, ticket.Contact.Name, ticket.Contact.CompanyId, DemoIds.Amy, "Amy", "Brennan",
                place.Pipeline, place.StageOf(ticket), ticket.Closed ? "Closed" : "New", ticket.Closed, ticket.Priority, "GENERAL_INQUIRY", ticket.CreatedAt, ticket.LastActivityAt, ticket.Closed ? ticket.LastActivityAt : null, "", 1,
            }));
        await tickets.LoadAsync(
            "Messages",
            ["Id", "TicketId", "ThreadId", "Direction", "AuthorKind", "AuthorId", "AuthorFirstName", "AuthorLastName", "Html", "Text", "CreatedAt", "Attachments"],
            from ticket in All()
            from message in ticket.Messages
            select (object?[])[message.Id, ticket.Id, ticket.ThreadId, .. AuthorOf(ticket, message), $"<p>{message.Text}</p>", message.Text, message.At, "[]"]);
        await tickets.LoadAsync("TicketTexts", ["TicketId", "Body"], All().Select(ticket => new object?[] { ticket.Id, TextOf(ticket) }));
        await tickets.LoadAsync(
            "TicketValues",
            ["TicketId", "Property", "Key", "Words", "Number"],
            from ticket in All()
            from value in new[] { (StandardProperties.Status, ticket.Closed ? "closed" : "open"), (StandardProperties.Priority, ticket.Priority), (StandardProperties.Category, "GENERAL_INQUIRY") }
            select new object?[] { ticket.Id, value.Item1, value.Item2, "", null });
        await tickets.ExecuteAsync($"""
            DELETE FROM "TicketCounts";
            INSERT INTO "TicketCounts" ("PortalId", "ContactId", "CompanyId", "Closed", "Tickets")
            SELECT "PortalId", "ContactId", COALESCE("CompanyId", '{Guid.Empty}'), "Closed", COUNT(*) FROM "Tickets" GROUP BY 1, 2, 3, 4
            """);
        await tickets.ExecuteAsync("ANALYZE");
    }

    private async Task LoadConversationsAsync(int from, int to, Place place)
    {
        IEnumerable<SampleTicket> All() => _desk.Tickets(from, to);
        await conversations.LoadAsync(
            "Tickets",
            ["Id", "PortalId", "Number", "Version", "Subject", "SubjectKey", "ContactId", "CompanyId", "CompanyName", "InboxId", "PipelineId", "StageId", "Closed", "OwnerId", "Priority", "Category",
                "Source", "Properties", "ThreadId", "Preview", "MessageCount", "EntryCount", "CreatedAt", "LastActivityAt", "ClosedAt"],
            All().Select(ticket => new object?[]
            {
                ticket.Id, Portal, ticket.Number, 3L, ticket.Subject, ticket.Subject.ToLowerInvariant(), ticket.Contact.Id, ticket.Contact.CompanyId, ticket.Contact.Company, place.Inbox, place.Pipeline, place.StageOf(ticket), ticket.Closed, DemoIds.Amy, ticket.Priority, "GENERAL_INQUIRY",
                "Import", "{}", ticket.ThreadId, ticket.Messages[^1].Text[..40], 3, 3, ticket.CreatedAt, ticket.LastActivityAt, ticket.Closed ? ticket.LastActivityAt : null,
            }));
        await conversations.LoadAsync("Threads", ["Id", "PortalId", "TicketId", "CreatedAt"], All().Select(ticket => new object?[] { ticket.ThreadId, Portal, ticket.Id, ticket.CreatedAt }));
        await conversations.LoadAsync(
            "Messages",
            ["Id", "PortalId", "TicketId", "ThreadId", "Position", "Kind", "Direction", "AuthorKind", "AuthorId", "AuthorFirstName", "AuthorLastName", "Html", "Text", "CreatedAt"],
            from ticket in All()
            from entry in ticket.Messages.Index()
            let message = entry.Item
            select (object?[])[message.Id, Portal, ticket.Id, ticket.ThreadId, entry.Index, "Message", .. AuthorOf(ticket, message), $"<p>{message.Text}</p>", message.Text, message.At]);
        await conversations.ExecuteAsync("ANALYZE");
    }

    /// <summary>Direction and author of a message.</summary>
    private static object?[] AuthorOf(SampleTicket ticket, SampleMessage message) => message.Incoming
        ? ["Incoming", "Contact", ticket.Contact.Id, ticket.Contact.FirstName, ticket.Contact.LastName]
        : ["Outgoing", "Agent", DemoIds.Amy, "Amy", "Brennan"];

    private static string TextOf(SampleTicket ticket) => string.Create(
        CultureInfo.InvariantCulture,
        $"contact{ticket.Contact.Id:N} company{ticket.Contact.CompanyId:N} {ticket.Number} {FilterText.Words(ticket.Subject)}\n{FilterText.Words(string.Join(' ', ticket.Messages.Select(message => message.Text)))}");

    /// <summary>Where the demo portal's tickets begin and end.</summary>
    private async Task<Place> PlaceAsync() => new(
        await conversations.ReadIdAsync($"SELECT \"Id\" FROM \"Inboxes\" WHERE \"PortalId\" = '{AsText(Portal)}' ORDER BY \"Id\" LIMIT 1"),
        await conversations.ReadIdAsync($"SELECT \"Id\" FROM \"Pipelines\" WHERE \"PortalId\" = '{AsText(Portal)}' ORDER BY \"Id\" LIMIT 1"),
        await conversations.ReadIdAsync(StageQuery(closed: false)),
        await conversations.ReadIdAsync(StageQuery(closed: true)));

    private static string StageQuery(bool closed) => $"""
        SELECT s."Id" FROM "Stages" s JOIN "Pipelines" p ON p."Id" = s."PipelineId"
        WHERE p."PortalId" = '{AsText(Portal)}' AND {(closed ? "" : "NOT ")}s."Closed" ORDER BY p."Id", s."Order" LIMIT 1
        """;

    /// <summary>SQLite keeps ids as text in upper case; PostgreSQL reads either.</summary>
    private static string AsText(Guid id) => id.ToString().ToUpperInvariant();

    private sealed record Place(Guid Inbox, Guid Pipeline, Guid Open, Guid Closed)
    {
        public Guid StageOf(SampleTicket ticket) => ticket.Closed ? Closed : Open;
    }
}
