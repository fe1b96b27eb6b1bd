using System.Globalization;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>A customer's request with its state. Every change bumps <see cref="Version"/>; new thread entries are collected for the save.</summary>
internal sealed partial class Ticket
{
    public const int MaxSubject = 300;
    public const int MaxPreview = 200;
    public const int MaxSortKey = 100;

    private readonly List<Message> _entries = [];
    private readonly List<TicketActivity> _activities = [];

    private Ticket()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }

    /// <summary>What people call the ticket; counts up per portal.</summary>
    public long Number { get; private set; }
    public long Version { get; private set; }
    public string Subject { get; private set; } = "";

    /// <summary>The subject as lists sort it: case does not matter, and an index takes it.</summary>
    public string SubjectKey { get; private set; } = "";
    public Guid ContactId { get; private set; }

    /// <summary>The contact's primary company when the ticket was made (P7).</summary>
    public Guid? CompanyId { get; private set; }
    public string? CompanyName { get; private set; }
    public Guid InboxId { get; private set; }
    public Guid PipelineId { get; private set; }
    public Guid StageId { get; private set; }

    /// <summary>The stage's category, kept here for the indexes.</summary>
    public bool Closed { get; private set; }
    public Guid? OwnerId { get; private set; }
    public string? Priority { get; private set; }
    public string? Category { get; private set; }
    public TicketSource Source { get; private set; }

    /// <summary>The closed ticket it goes on with (W19); null for most.</summary>
    public Guid? FollowUpOf { get; private set; }

    /// <summary>The ticket's name in the system it was imported from.</summary>
    public string? ExternalId { get; private set; }
    public IReadOnlyDictionary<string, string> Properties { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public Guid ThreadId { get; private set; }
    public string Preview { get; private set; } = "";
    public int MessageCount { get; private set; }
    public int EntryCount { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Moves with what customers can see; a note must not show in their lists (P28).</summary>
    public DateTimeOffset LastActivityAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the customer first wrote without an answer yet; null when nobody waits.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    public static Ticket Open(NewTicket from, Stage stage)
    {
        var subject = PlainText.OneLine(from.Subject, MaxSubject);
        return new Ticket
        {
            Id = from.Id,
            PortalId = from.PortalId,
            Number = from.Number,
            Subject = subject,
            SubjectKey = SortKey(subject),
            ContactId = from.Contact.Id,
            CompanyId = from.Contact.CompanyId,
            CompanyName = from.Contact.CompanyName,
            InboxId = from.InboxId,
            PipelineId = stage.PipelineId,
            StageId = stage.Id,
            Closed = stage.Closed,
            HiddenFromCompany = from.HiddenFromCompany,
            Priority = from.Priority,
            Category = from.Category,
            Source = from.Source,
            ExternalId = from.ExternalId,
            Properties = from.Properties ?? new Dictionary<string, string>(StringComparer.Ordinal),
            ThreadId = Guid.CreateVersion7(from.CreatedAt),
            CreatedAt = from.CreatedAt,
            LastActivityAt = from.CreatedAt,
            ClosedAt = stage.Closed ? from.ClosedAt ?? from.CreatedAt : null,
        };
    }

    /// <summary>Adds a public message without any rule about the stage: first messages, imports, agents.</summary>
    public Message Post(MessageDirection direction, MessageAuthor author, RichContent content, DateTimeOffset at)
    {
        var message = Message.Of(this, EntryCount++, MessageKind.Message, direction, author, content, at);
        _entries.Add(message);
        MessageCount++;
        Preview = PlainText.OneLine(content.Text, MaxPreview);
        if (direction == MessageDirection.Outgoing || Closed)
        {
            WaitingSince = null;
        }
        else
        {
            WaitingSince ??= at;
        }

        Changed(at);
        return message;
    }

    /// <summary>The customer answers: a closed ticket reopens or refuses (P29), one that waited on them waits on us.</summary>
    public Message ReplyOfCustomer(MessageAuthor author, RichContent content, Pipeline pipeline, ClosedReply closedReply, DateTimeOffset now)
    {
        if (Closed && closedReply == ClosedReply.Refuse)
        {
            throw new RuleException("ticket-closed", "This ticket is closed and takes no more replies.");
        }

        var message = Post(MessageDirection.Incoming, author, content, now);
        if (Closed || pipeline.Holding(this).Kind == StageKind.WaitingOnContact)
        {
            MoveTo(pipeline.WaitingOnUs, pipeline, author, now);
        }

        WaitingSince ??= now;
        return message;
    }

    /// <summary>A new ticket that goes on with this closed one, for the same people (W19). Its urgency and its owner are the desk's to say anew.</summary>
    public Ticket GoOn(long number, Contact contact, Guid inboxId, Stage stage, MessageAuthor author, DateTimeOffset now)
    {
        var next = Open(
            new NewTicket(Guid.CreateVersion7(now), PortalId, number, Subject, contact, inboxId, TicketSource.FollowUp, now)
            {
                Category = Category,
                Properties = Properties,
                HiddenFromCompany = HiddenFromCompany,
            },
            stage);

        // Of this ticket's company, not of the one its contact has joined since: whoever replies must see what they wrote.
        (next.CompanyId, next.CompanyName, next.Participants, next.FollowUpOf) = (CompanyId, CompanyName, Participants, Id);
        next.LogCreated(author);
        Log(ActivityType.FollowedUp, null, number.ToString(CultureInfo.InvariantCulture), author, now);
        Version++;
        return next;
    }

    public Message AddNote(MessageAuthor author, RichContent content, DateTimeOffset now)
    {
        var note = Message.Of(this, EntryCount++, MessageKind.Note, MessageDirection.Outgoing, author, content, now);
        _entries.Add(note);
        Version++;
        return note;
    }

    /// <summary>Notes how the ticket came to be.</summary>
    public void LogCreated(MessageAuthor author) => Log(ActivityType.Created, null, null, author, CreatedAt);

    /// <summary>What was done to the ticket since it was read that its customers may be told.</summary>
    public IReadOnlyList<TicketActivity> Activities => [.. _activities];

    /// <summary>The entries made since the last call, for the save.</summary>
    public IReadOnlyList<Message> TakeEntries()
    {
        var entries = _entries.ToArray();
        _entries.Clear();
        return entries;
    }

    public TicketSnapshot Snapshot(Contact contact, Stage stage, Staff? owner) => new(
        Id,
        PortalId,
        Number,
        Version,
        Subject,
        contact.Person,
        CompanyId is { } company ? new(company, CompanyName ?? "") : null,
        InboxId,
        PipelineId,
        stage.Ref,
        owner?.Person,
        Priority,
        Category,
        CreatedAt,
        LastActivityAt,
        ClosedAt,
        WaitingSince,
        Properties)
    {
        NextStep = NextStepIn(stage),
        Participants = Participants,
        HiddenFromCompany = HiddenFromCompany,
        Rating = Rating,
        FollowUpOf = FollowUpOf,
    };

    private static string SortKey(string subject) => PlainText.Cut(subject.ToLowerInvariant(), MaxSortKey);

    /// <summary>Who is expected to act: as the stage says, or else whoever did not write last. What the desk has filed and not answered waits for the desk.</summary>
    private NextStep NextStepIn(Stage stage) => stage.Kind switch
    {
        StageKind.Closed => NextStep.None,
        StageKind.WaitingOnContact => NextStep.Customer,
        StageKind.WaitingOnUs => NextStep.Support,
        _ => WaitingSince is null && MessageCount > 1 ? NextStep.Customer : NextStep.Support,
    };

    private void Log(ActivityType type, string? from, string? to, MessageAuthor author, DateTimeOffset at, string? name = null, string? property = null)
    {
        var entry = Message.OfActivity(this, EntryCount++, author, type, from, to, at, name, property);
        _entries.Add(entry);
        if (entry.Told is { } line)
        {
            _activities.Add(line);
        }
    }

    private void Changed(DateTimeOffset at)
    {
        Version++;
        LastActivityAt = at > LastActivityAt ? at : LastActivityAt;
    }
}
