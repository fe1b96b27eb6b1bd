using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Settings;

/// <summary>Whether contacts would see tickets under settings that are not published yet (B20).</summary>
internal static class CheckPolicy
{
    private const int MaxCases = 500;

    public static async Task<Ok<List<PolicyVerdict>>> HandleAsync(PolicyCheck request, TicketQueryDb db, CancellationToken ct)
    {
        var view = await PortalView.OfAsync(db, request.PortalId, ct);
        var cases = request.Cases ?? [];
        new Validation().Require(cases.Count <= MaxCases, "cases", $"At most {MaxCases} cases.").ThrowIfInvalid();
        var settings = request.Settings ?? throw new InvalidInputException("settings", "Needed.");
        var numbers = cases.Select(wanted => wanted.TicketNumber).Distinct().ToList();
        var contacts = cases.Select(wanted => wanted.ContactId).Distinct().ToList();
        var named = db.Tickets.AsNoTracking().Where(ticket => ticket.PortalId == request.PortalId && numbers.Contains(ticket.Number));
        var tickets = await named.ToDictionaryAsync(ticket => ticket.Number, ct);
        var shown = settings.TicketFilter is not { } filter ? [.. tickets.Keys] : await named.Where(view.Matching(db, filter)).Select(ticket => ticket.Number).ToHashSetAsync(ct);
        var parts = (await db.Participations.AsNoTracking().Where(part => part.PortalId == request.PortalId && contacts.Contains(part.ContactId)).ToListAsync(ct))
            .Select(part => (part.ContactId, part.TicketId)).ToHashSet();
        var people = await db.People.AsNoTracking().Where(person => person.PortalId == request.PortalId && contacts.Contains(person.Id)).ToDictionaryAsync(person => person.Id, ct);

        return TypedResults.Ok(cases.Select(wanted => (people.GetValueOrDefault(wanted.ContactId), tickets.GetValueOrDefault(wanted.TicketNumber)) switch
        {
            (null, _) => new PolicyVerdict(false, "unknown-contact"),
            (_, null) => new PolicyVerdict(false, "unknown-ticket"),
            (_, { } ticket) when !shown.Contains(ticket.Number) => new PolicyVerdict(false, "ticket-filter"),
            ({ } contact, { } ticket) when parts.Contains((contact.Id, ticket.Id)) => new PolicyVerdict(true, "participant"),
            ({ } contact, { } ticket) => Judge(contact, ticket, settings, view),
        }).ToList());
    }

    /// <summary>P7 to P9, as Identity decides for sessions: without a filter nobody is in the group.</summary>
    private static PolicyVerdict Judge(Person contact, Ticket ticket, PolicySettings settings, PortalView view) => (contact, ticket) switch
    {
        _ when ticket.ContactId == contact.Id => new PolicyVerdict(true, "own"),
        _ when ticket.Hidden => new PolicyVerdict(false, "hidden"),
        _ when contact.CompanyId is null || contact.CompanyId != ticket.CompanyId => new PolicyVerdict(false, "other-company"),
        _ when settings.TicketScope == TicketScope.Company => new PolicyVerdict(true, "company"),
        _ when settings is { TicketScope: TicketScope.Group, ScopeFilter: { } group } && FilterEngine.Matches(group, view.FindContact, contact.ValueOf) => new PolicyVerdict(true, "group"),
        _ => new PolicyVerdict(false, settings.TicketScope == TicketScope.Group ? "not-in-group" : "own-only"),
    };
}

/// <summary>Cases to judge under these settings.</summary>
internal sealed record PolicyCheck(Guid PortalId, PolicySettings? Settings, IReadOnlyList<PolicyQuestion>? Cases);

/// <summary>The settings that decide who sees which ticket.</summary>
internal sealed record PolicySettings(TicketScope TicketScope, Filter? ScopeFilter, Filter? TicketFilter);

/// <summary>Whether this contact sees that ticket.</summary>
internal sealed record PolicyQuestion(Guid ContactId, long TicketNumber);

/// <summary>The verdict of a case, in the order of the cases.</summary>
/// <param name="Reason">Sees: <c>own</c>, <c>participant</c>, <c>company</c>, <c>group</c>. Does not: <c>ticket-filter</c>, <c>hidden</c>, <c>own-only</c>, <c>not-in-group</c>, <c>other-company</c>, <c>unknown-contact</c>, <c>unknown-ticket</c>.</param>
internal sealed record PolicyVerdict(bool Sees, string Reason);
