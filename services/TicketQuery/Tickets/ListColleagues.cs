using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Colleagues whom a requester may show a ticket to: people of their own company, found by name or e-mail address.</summary>
internal static class ListColleagues
{
    private const int Max = 10;
    private const int MinLength = 2;
    private const int MaxLength = 100;
    private const int MaxLookedAt = 2000;

    public static async Task<Ok<ColleagueList>> HandleAsync(string ticket, [FromQuery(Name = "q")] string? q, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var query = q?.Trim() ?? "";
        new Validation().Require(query.Length <= MaxLength, "q", $"At most {MaxLength} characters.").ThrowIfInvalid();
        var (named, _) = await GetTicket.FindAsync(db, caller, ticket, ct);
        if (named.Ticket.ContactId != caller.Id || caller.Company is not { } company || query.Length < MinLength)
        {
            return TypedResults.Ok(new ColleagueList([]));
        }

        var taking = db.Participations.Where(part => part.TicketId == named.Ticket.Id).Select(part => part.ContactId);
        var colleagues = await db.People.AsNoTracking()
            .Where(person => person.PortalId == caller.PortalId && person.CompanyId == company.Id && person.Id != caller.Id && !taking.Contains(person.Id))
            .OrderBy(person => person.FirstName).ThenBy(person => person.LastName).ThenBy(person => person.Id)
            .Take(MaxLookedAt)
            .ToListAsync(ct);

        // Few enough to be compared here, without case and accents on every database.
        var words = FilterText.Words(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = colleagues.Where(person => words.Length > 0 && Array.TrueForAll(words, word => FilterText.Words($"{person.Name} {person.Email}").Contains(word, StringComparison.Ordinal))).Take(Max);
        return TypedResults.Ok(new ColleagueList([.. found.Select(person => new Colleague(person.Id, person.Name, person.Email))]));
    }
}

/// <summary>The first ten who fit; none for a search of less than two characters.</summary>
internal sealed record ColleagueList(IReadOnlyList<Colleague> Items);

internal sealed record Colleague(Guid Id, string Name, string Email);
