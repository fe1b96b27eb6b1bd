using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Visibility;

namespace Portal.TicketQuery.Settings;

/// <summary>Whether contacts would see tickets under settings that are not published yet (B20).</summary>
internal static class CheckPolicy
{
    private const int MaxCases = 500;

    public static async Task<Ok<List<TicketVerdict>>> HandleAsync(PolicyCheck request, TicketQueryDb db, CancellationToken ct)
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
            (null, _) => new TicketVerdict(false, "unknown-contact"),
            (_, null) => new TicketVerdict(false, "unknown-ticket"),
            ({ } contact, { } ticket) => settings.Judge(contact, ticket, shown.Contains(ticket.Number), parts.Contains((contact.Id, ticket.Id)), view),
        }).ToList());
    }
}

/// <summary>Cases to judge under these settings.</summary>
internal sealed record PolicyCheck(Guid PortalId, VisibilityRules? Settings, IReadOnlyList<PolicyQuestion>? Cases);

/// <summary>Whether this contact sees that ticket.</summary>
internal sealed record PolicyQuestion(Guid ContactId, long TicketNumber);
