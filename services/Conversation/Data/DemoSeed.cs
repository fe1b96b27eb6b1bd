using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Data;

/// <summary>The demo portal's tickets, from <c>demo-tickets.json</c>, over the sixty days before the first start. All in one transaction with their events.</summary>
internal sealed class DemoSeed(TimeProvider clock) : ISeed<ConversationDb>
{
    public async Task SeedAsync(ConversationDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.Now();
        var portal = await db.EnsurePortalAsync(DemoIds.Portal, now, ct);

        // The counter's row is the lock that keeps two starting instances from seeding both.
        await db.ReserveNumbersAsync(portal.Id, 0, ct);
        if (await db.Tickets.AnyAsync(ticket => ticket.PortalId == portal.Id && ticket.Source == TicketSource.Demo, ct))
        {
            return;
        }

        await AddPeopleAsync(db, ct);
        var pipeline = await db.DefaultPipelineAsync(portal.Id, ct);
        var inbox = await db.InboxForAsync(portal, null, ct);
        var tickets = await ReadAsync(ct);
        var number = await db.ReserveNumbersAsync(portal.Id, tickets.Count, ct);
        foreach (var demo in tickets.OrderByDescending(demo => demo.DaysAgo))
        {
            var contact = await db.Contacts.FindAsync([PersonOf(demo.By).Id], ct);
            await AddAsync(db, demo, contact!, pipeline, inbox, number++, now.AddDays(-demo.DaysAgo), ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task AddAsync(
        ConversationDb db, DemoTicket demo, Contact contact, Pipeline pipeline, Guid inbox, long number, DateTimeOffset createdAt, CancellationToken ct)
    {
        var opening = new NewTicket(Guid.CreateVersion7(createdAt), DemoIds.Portal, number, demo.Subject, contact, inbox, TicketSource.Demo, createdAt)
        {
            Priority = demo.Priority,
            Category = demo.Category,
        };
        var ticket = Ticket.Open(opening, pipeline.First);
        ticket.LogCreated(AuthorOf(PersonOf(demo.By)));
        var (at, announced, first) = (createdAt, 0L, true);
        foreach (var entry in demo.Entries)
        {
            at = createdAt.AddHours(entry.AtHours);
            var person = entry.By == "customer" ? PersonOf(demo.By) : PersonOf(entry.By);
            var content = RichText.FromText(entry.Text);
            if (entry.Note)
            {
                ticket.AddNote(AuthorOf(person), content, at);
                continue;
            }

            var message = person.Roles.Count > 0
                ? ticket.Post(MessageDirection.Outgoing, AuthorOf(person), content, at)
                : ticket.ReplyOfCustomer(AuthorOf(person), content, pipeline, ClosedReply.Reopen, at);
            await db.AnnounceAsync(ticket, message, [], first ? TicketChange.Opened : TicketChange.Message, ct);
            announced = ticket.Version;
            if (first)
            {
                await AssignAsync(db, ticket, demo.Owner, at, ct);
                first = false;
            }
        }

        var stage = pipeline.OfKind(demo.Stage) ?? pipeline.First;
        ticket.MoveTo(stage, pipeline, AuthorOf(PersonOf(demo.Owner ?? "amy")), at.AddMinutes(2));
        if (ticket.Version != announced)
        {
            await db.AnnounceAsync(ticket, ct);
        }

        db.AddTicket(ticket, contact);
    }

    private static async Task AssignAsync(ConversationDb db, Ticket ticket, string? owner, DateTimeOffset at, CancellationToken ct)
    {
        if (owner is not null)
        {
            var person = PersonOf(owner);
            ticket.Assign(from: null, await db.Staff.FindAsync([person.Id], ct), AuthorOf(person), at.AddMinutes(5));
        }
    }

    /// <summary>Copies of the demo people as version 0; Identity's own events replace them.</summary>
    private static async Task AddPeopleAsync(ConversationDb db, CancellationToken ct)
    {
        foreach (var person in DemoIds.People)
        {
            var known = new PersonRef(person.Id, person.FirstName, person.LastName, person.Email);
            if (person.Roles.Count == 0)
            {
                await db.EnsureContactAsync(DemoIds.Portal, known, new CompanyRef(person.CompanyId!.Value, person.Company!), ct);
            }
            else if (await db.Staff.FindAsync([person.Id], ct) is null)
            {
                db.Staff.Add(Staff.Known(known));
                db.StaffRoles.Add(new StaffRoles
                {
                    PortalId = DemoIds.Portal,
                    StaffId = person.Id,
                    Roles = person.Roles,
                });
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private static DemoPerson PersonOf(string name) => DemoIds.People.First(person => person.FirstName.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static MessageAuthor AuthorOf(DemoPerson person) =>
        new(person.Roles.Count == 0 ? AuthorKind.Contact : AuthorKind.Agent, person.Id, person.FirstName, person.LastName);

    private static async Task<IReadOnlyList<DemoTicket>> ReadAsync(CancellationToken ct)
    {
        await using var stream = typeof(DemoSeed).Assembly.GetManifestResourceStream("demo-tickets.json")!;
        return (await JsonSerializer.DeserializeAsync<List<DemoTicket>>(stream, ServiceDefaults.ServiceDefaultsSetup.Json, ct))!;
    }

    /// <summary>A ticket of the file. People are named by their first name.</summary>
    private sealed record DemoTicket(
        string By, string Subject, StageKind Stage, string? Owner, string? Priority, string? Category, double DaysAgo, IReadOnlyList<DemoEntry> Entries);

    /// <summary>A message or note; "customer" is the ticket's own contact. Times count from the ticket's start.</summary>
    private sealed record DemoEntry(string By, double AtHours, string Text, bool Note = false);
}
