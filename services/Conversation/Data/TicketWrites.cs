using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations.Data;

/// <summary>What every use case that changes tickets does alike: transaction, lock, numbers, search texts, events.</summary>
internal static class TicketWrites
{
    /// <summary>Runs <paramref name="work"/> in the transaction of the request's idempotency key, or in one of its own.</summary>
    public static async Task<T> TransactAsync<T>(this ConversationDb db, Func<Task<T>> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return await work();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await work();
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>All tickets of the portal a member of staff works in.</summary>
    public static IQueryable<Ticket> OfPortal(this IQueryable<Ticket> tickets, Caller caller) => tickets.Where(ticket => ticket.PortalId == caller.PortalId);

    /// <summary>The ticket a path names by its number or id.</summary>
    public static IQueryable<Ticket> Named(this IQueryable<Ticket> tickets, string name) =>
        long.TryParse(name, out var number) ? tickets.Where(ticket => ticket.Number == number)
        : Guid.TryParse(name, out var id) ? tickets.Where(ticket => ticket.Id == id)
        : throw RuleException.NotFound("This ticket");

    /// <summary>The one ticket of <paramref name="which"/>, locked until the transaction ends; none is 404. Writers of one ticket come one after the other, so none has to start again.</summary>
    public static async Task<Ticket> LockAsync(this ConversationDb db, IQueryable<Ticket> which, CancellationToken ct)
    {
        // Writing a value over itself locks the row on every database.
        var found = await which.ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Version, ticket => ticket.Version), ct);
        return found == 0 ? throw RuleException.NotFound("This ticket") : await which.SingleAsync(ct);
    }

    /// <summary>Reserves <paramref name="count"/> ticket numbers and returns the first. The row stays locked, so tickets of a portal are made one transaction at a time.</summary>
    public static async Task<long> ReserveNumbersAsync(this ConversationDb db, Guid portalId, int count, CancellationToken ct)
    {
        var counter = db.TicketCounters.Where(row => row.PortalId == portalId);
        await counter.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last + count), ct);
        return await counter.Select(row => row.Last).SingleAsync(ct) - count + 1;
    }

    /// <summary>The pipeline with its stages.</summary>
    public static Task<Pipeline> PipelineAsync(this ConversationDb db, Guid id, CancellationToken ct) =>
        db.Pipelines.Include(pipeline => pipeline.Stages).SingleAsync(pipeline => pipeline.Id == id, ct);

    /// <summary>Adds a new ticket with thread, entries and search text.</summary>
    public static void AddTicket(this ConversationDb db, Ticket ticket, Contact contact)
    {
        var entries = ticket.TakeEntries();
        db.Tickets.Add(ticket);
        db.Threads.Add(new Thread { Id = ticket.ThreadId, PortalId = ticket.PortalId, TicketId = ticket.Id, CreatedAt = ticket.CreatedAt });
        db.Messages.AddRange(entries);
        var texts = entries.Where(entry => entry.Text.Length > 0).Select(entry => entry.Text);
        var body = string.Join('\n', texts.Prepend($"{ticket.Subject}\n{ticket.Number} {contact.SearchWords}"));
        db.TicketTexts.Add(new TicketText { TicketId = ticket.Id, Body = ServiceDefaults.Text.PlainText.Cut(body, TicketText.MaxLength) });
    }

    /// <summary>Adds the new entries of a known ticket, also to its search text. In a transaction: the text is appended in place.</summary>
    public static async Task AddEntriesAsync(this ConversationDb db, Ticket ticket, CancellationToken ct)
    {
        var entries = ticket.TakeEntries();
        db.Messages.AddRange(entries);
        var more = string.Concat(entries.Select(entry => entry.ActivityType == ActivityType.Subject ? entry.ActivityTo : entry.Text).Where(text => text?.Length > 0).Select(text => "\n" + text));
        if (more.Length > 0)
        {
            await db.TicketTexts.Where(text => text.TicketId == ticket.Id && text.Body.Length < TicketText.MaxLength)
                .ExecuteUpdateAsync(set => set.SetProperty(text => text.Body, text => text.Body + more), ct);
        }
    }

    /// <summary>Lets all tickets of a contact be found by what the contact is called now; what they were called before finds them still.</summary>
    public static async Task AddNamesAsync(this ConversationDb db, Contact contact, CancellationToken ct)
    {
        // In front: of a long text only the beginning is searched.
        var names = contact.SearchWords + "\n";
        var tickets = db.Tickets.Where(ticket => ticket.ContactId == contact.Id).Select(ticket => ticket.Id);
        await db.TicketTexts.Where(text => tickets.Contains(text.TicketId)).ExecuteUpdateAsync(set => set.SetProperty(text => text.Body, text => names + text.Body), ct);
    }

    /// <summary>Attaches stored files to a message, in the order given.</summary>
    public static IReadOnlyList<AttachmentRef> Attach(this ConversationDb db, Message message, IReadOnlyList<AttachmentRef> files)
    {
        db.Attachments.AddRange(files.Select((file, index) => Attachment.Of(message, file, index)));
        return files;
    }

    /// <summary>The ticket as it is now, for an event.</summary>
    public static async Task<TicketSnapshot> SnapshotAsync(this ConversationDb db, Ticket ticket, CancellationToken ct)
    {
        var contact = await db.Contacts.FindAsync([ticket.ContactId], ct);
        var stage = await db.Stages.FindAsync([ticket.StageId], ct);
        var owner = ticket.OwnerId is { } id ? await db.Staff.FindAsync([id], ct) : null;
        return ticket.Snapshot(contact!, stage!, owner);
    }

    /// <summary>Fetches together whom the events of many tickets name, instead of one by one.</summary>
    public static async Task LoadPeopleAsync(this ConversationDb db, IReadOnlyList<Ticket> tickets, CancellationToken ct)
    {
        var contacts = tickets.Select(ticket => ticket.ContactId).Distinct().ToList();
        var owners = tickets.Select(ticket => ticket.OwnerId).OfType<Guid>().Distinct().ToList();
        await db.Contacts.Where(contact => contacts.Contains(contact.Id)).LoadAsync(ct);
        await db.Staff.Where(person => owners.Contains(person.Id)).LoadAsync(ct);
    }

    /// <summary>Announces a public message with the ticket as it is after it.</summary>
    public static async Task AnnounceAsync(this ConversationDb db, Ticket ticket, Message message, IReadOnlyList<AttachmentRef> files, TicketChange change, CancellationToken ct) =>
        db.Enqueue(new MessagePosted(await db.SnapshotAsync(ticket, ct), message.Snapshot(files), change) { Activities = ticket.Activities }, ticket.Id);

    /// <summary>Announces a change other than by a message.</summary>
    public static async Task AnnounceAsync(this ConversationDb db, Ticket ticket, CancellationToken ct) =>
        db.Enqueue(new TicketChanged(await db.SnapshotAsync(ticket, ct), TicketChange.Changed) { Activities = ticket.Activities }, ticket.Id);

    /// <summary>Who acts, as the author of entries.</summary>
    public static MessageAuthor Author(this Caller caller) =>
        new(caller.Kind == CallerKind.Contact ? AuthorKind.Contact : AuthorKind.Agent, caller.Id, caller.FirstName, caller.LastName);

    /// <summary>Now, as exact as every database keeps it: what is answered first is what is read later.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
