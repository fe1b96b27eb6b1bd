using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Visibility;

/// <summary>For staff: which conversations of a ticket stand in the portal (P26), and for each person around it the rule that shows or hides it (B14).</summary>
internal static class ExplainTicket
{
    /// <summary>As many of the company's contacts are explained, the first by name; others are asked for one by one.</summary>
    private const int MaxColleagues = 20;

    public static async Task<Ok<TicketExplanation>> HandleAsync(TicketQuestion request, TicketQueryDb db, CancellationToken ct)
    {
        var rules = request.Settings ?? throw new InvalidInputException("settings", "Needed.");
        var ticket = await db.Tickets.AsNoTracking().FirstOrDefaultAsync(known => known.PortalId == request.PortalId && known.Number == request.TicketNumber, ct)
            ?? throw RuleException.NotFound("This ticket");
        var view = await PortalView.OfAsync(db, request.PortalId, ct);
        var shown = view.Display.TicketFilter is not { } filter || await db.Tickets.Where(known => known.Id == ticket.Id).AnyAsync(view.Matching(db, filter), ct);
        var rights = await db.Participations.AsNoTracking().Where(part => part.TicketId == ticket.Id).ToDictionaryAsync(part => part.ContactId, part => part.Right, ct);

        // A ticket that is hidden from the company has none here; its requester does.
        var company = ticket.CompanyId ?? await db.OfPortal(request.PortalId).Where(person => person.Id == ticket.ContactId).Select(person => person.CompanyId).FirstOrDefaultAsync(ct);
        var (people, colleagues) = request.ContactId is { } one
            ? ([await db.OfPortal(request.PortalId).FirstOrDefaultAsync(person => person.Id == one, ct) ?? throw RuleException.NotFound("This contact")], 0)
            : await PeopleAsync(db, ticket, company, rights.Keys, ct);

        var explained = new List<ExplainedContact>();
        foreach (var person in people)
        {
            var takesPart = rights.TryGetValue(person.Id, out var right);
            var verdict = request.On ? rules.Judge(person, ticket, shown, takesPart, view) : new TicketVerdict(false, "portal-off");

            // The rule is named by the verdict; whether it is seen is asked of what lists and pages are made of.
            var sees = request.On && await db.TicketsVisibleTo(ContactCallers.CallerOf(person, rules, view), view).Where(known => known.Id == ticket.Id).Once.AnyAsync(ct);
            explained.Add(new ExplainedContact(
                person.Id, person.Name, person.Email, person.CompanyName, RelationOf(person, ticket, company, takesPart), sees, verdict.Reason, takesPart ? right : null));
        }

        return TypedResults.Ok(new TicketExplanation(ticket.Version, request.On, shown, ticket.Hidden, await ThreadsAsync(db, ticket.Id, request.On && shown, ct), explained, colleagues));
    }

    private static IQueryable<Person> OfPortal(this TicketQueryDb db, Guid portalId) => db.People.AsNoTracking().Where(person => person.PortalId == portalId);

    /// <summary>The requester, who takes part, then colleagues; and how many colleagues there are.</summary>
    private static async Task<(List<Person> People, int Colleagues)> PeopleAsync(TicketQueryDb db, Ticket ticket, Guid? company, IEnumerable<Guid> taking, CancellationToken ct)
    {
        var near = taking.Append(ticket.ContactId).ToList();
        var people = await db.OfPortal(ticket.PortalId).Where(person => near.Contains(person.Id)).ToListAsync(ct);
        var colleagues = db.OfPortal(ticket.PortalId).Where(person => company != null && person.CompanyId == company && !near.Contains(person.Id));
        var first = await colleagues.OrderBy(person => person.FirstName).ThenBy(person => person.LastName).ThenBy(person => person.Id).Take(MaxColleagues).ToListAsync(ct);
        return (
            [.. people.OrderBy(person => person.Id == ticket.ContactId ? 0 : 1).ThenBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase), .. first],
            first.Count < MaxColleagues ? first.Count : await colleagues.CountAsync(ct));
    }

    private static ContactRelation RelationOf(Person person, Ticket ticket, Guid? company, bool takesPart) =>
        person.Id == ticket.ContactId ? ContactRelation.Requester
        : takesPart ? ContactRelation.Participant
        : person.CompanyId is not null && person.CompanyId == company ? ContactRelation.Colleague
        : ContactRelation.Other;

    private static async Task<IReadOnlyList<ExplainedThread>> ThreadsAsync(TicketQueryDb db, Guid ticketId, bool shown, CancellationToken ct)
    {
        var original = await ListMessages.OriginalThread(db, ticketId).Select(message => message.ThreadId).FirstOrDefaultAsync(ct);
        var threads = await db.Messages.AsNoTracking().Where(message => message.TicketId == ticketId)
            .GroupBy(message => message.ThreadId)
            .Select(group => new { Id = group.Key, Messages = group.Count(), StartedAt = group.Min(message => message.CreatedAt) })
            .ToListAsync(ct);
        return [.. threads.OrderBy(thread => thread.Id == original ? 0 : 1).ThenBy(thread => thread.StartedAt)
            .Select(thread => new ExplainedThread(thread.Id, thread.StartedAt, thread.Messages, thread.Id == original, shown && thread.Id == original))];
    }
}

/// <summary>Who sees this ticket under the portal's settings, as its sessions go by: all around it, or one contact.</summary>
internal sealed record TicketQuestion(Guid PortalId, bool On, VisibilityRules? Settings, long TicketNumber, Guid? ContactId);

/// <summary>How a ticket stands in the portal.</summary>
/// <param name="Version">The ticket's as customers are shown it; while it is behind the desk's, so is what is said here.</param>
/// <param name="PortalOn">Whether the portal is switched on (P39).</param>
/// <param name="MatchesFilter">Whether the portal's ticket filter shows it (P21).</param>
/// <param name="Hidden">Whether the requester's colleagues are not shown it (B4).</param>
/// <param name="Contacts">The requester first, then who takes part, then the first twenty of the company by name; or the one who was asked for.</param>
/// <param name="Colleagues">How many of the company there are besides.</param>
internal sealed record TicketExplanation(
    long Version, bool PortalOn, bool MatchesFilter, bool Hidden, IReadOnlyList<ExplainedThread> Threads, IReadOnlyList<ExplainedContact> Contacts, int Colleagues);

/// <summary>A conversation of the ticket. Its notes are never counted: they are never shown.</summary>
/// <param name="Original">The ticket's oldest one, the only one customers are shown (P27).</param>
internal sealed record ExplainedThread(Guid Id, DateTimeOffset StartedAt, int Messages, bool Original, bool Shown);

/// <summary>Whether a contact sees the ticket, and why.</summary>
/// <param name="Reason">Sees: <c>own</c>, <c>participant</c>, <c>company</c>, <c>group</c>. Does not: <c>portal-off</c>, <c>ticket-filter</c>, <c>hidden</c>, <c>own-only</c>, <c>not-in-group</c>, <c>other-company</c>.</param>
/// <param name="Right">What a participant may do; null for others.</param>
internal sealed record ExplainedContact(
    Guid Id, string Name, string Email, string? Company, ContactRelation Relation, bool Sees, string Reason, ParticipantRight? Right);

/// <summary>What a contact has to do with a ticket.</summary>
internal enum ContactRelation
{
    Requester,
    Participant,
    Colleague,
    Other,
}
