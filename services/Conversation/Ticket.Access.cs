using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations;

/// <content>Which customers a ticket is there for, and what each may do in it: the one place that decides for all writes.</content>
internal sealed partial class Ticket
{
    public const int MaxParticipants = 20;

    /// <summary>Contacts it is shown beside its requester (W2).</summary>
    public IReadOnlyList<TicketParticipant> Participants { get; private set; } = [];

    /// <summary>Whether its requester's colleagues are not shown it (B4).</summary>
    public bool HiddenFromCompany { get; private set; }

    /// <summary>What was said about how it was closed; null while it is open.</summary>
    public TicketRating? Rating { get; private set; }

    /// <summary>What a customer may do; null where the ticket is not there for them. Requesters may do everything, colleagues too where the portal shows them the company's tickets (P7).</summary>
    public ParticipantRight? RightOf(Caller caller)
    {
        if (caller.Kind != CallerKind.Contact || caller.PortalId != PortalId)
        {
            return null;
        }

        var colleague = caller is { Scope: TicketScope.Company, Company.Id: var company } && company == CompanyId && !HiddenFromCompany;
        return caller.Id == ContactId || colleague ? ParticipantRight.Close : RightOf(caller.Id);
    }

    /// <summary>What a participant may do; null for whoever is none.</summary>
    public ParticipantRight? RightOf(Guid contactId) => Participants.FirstOrDefault(known => known.ContactId == contactId)?.Right;

    /// <summary>Adds a participant, or gives them another right. False when they have it.</summary>
    public bool Admit(Contact contact, ParticipantRight right, MessageAuthor author, DateTimeOffset now)
    {
        var before = RightOf(contact.Id);
        if (contact.Id == ContactId)
        {
            throw new InvalidInputException("contactId", "This contact has filed the ticket.");
        }

        if (before == right)
        {
            return false;
        }

        if (before is null && Participants.Count >= MaxParticipants)
        {
            throw new RuleException("too-many", $"At most {MaxParticipants} people take part in a ticket.");
        }

        Log(ActivityType.Participant, RightName(before), RightName(right), author, now, contact.Person.Name);
        Participants = [.. Participants.Where(known => known.ContactId != contact.Id), new TicketParticipant(contact.Id, right)];
        Version++;
        return true;
    }

    /// <summary>Ends somebody's part. False when they have none.</summary>
    public bool Dismiss(Contact contact, MessageAuthor author, DateTimeOffset now)
    {
        if (RightOf(contact.Id) is not { } right)
        {
            return false;
        }

        Log(ActivityType.Participant, RightName(right), null, author, now, contact.Person.Name);
        Participants = [.. Participants.Where(known => known.ContactId != contact.Id)];
        Version++;
        return true;
    }

    /// <summary>Hides it from the requester's colleagues, or shows it to them again.</summary>
    public bool Hide(bool hidden, MessageAuthor author, DateTimeOffset now)
    {
        if (hidden == HiddenFromCompany)
        {
            return false;
        }

        Log(hidden ? ActivityType.Hidden : ActivityType.Shown, null, null, author, now);
        HiddenFromCompany = hidden;
        Version++;
        return true;
    }

    /// <summary>Notes how its customers found its closing; another answer takes the place of the first (W23).</summary>
    public bool Rate(RatingScore score, string? comment, MessageAuthor author, DateTimeOffset now)
    {
        if (!Closed)
        {
            throw new RuleException("ticket-open", "This is asked once the ticket is closed.");
        }

        if (Rating is { } before && before.Score == score && before.Comment == comment)
        {
            return false;
        }

        // The words stay in the thread, also when it opens again.
        var entry = Message.OfActivity(this, EntryCount++, author, ActivityType.Rated, ScoreName(Rating?.Score), ScoreName(score), now);
        entry.Say(comment);
        _entries.Add(entry);
        Rating = new TicketRating(score, comment, author.Id!.Value, now);
        Version++;
        return true;
    }

    private static string? ScoreName(RatingScore? score) => score?.ToString().ToLowerInvariant();

    private static string? RightName(ParticipantRight? right) => right?.ToString().ToLowerInvariant();
}
