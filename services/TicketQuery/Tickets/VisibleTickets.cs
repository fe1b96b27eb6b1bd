using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>The tickets a caller may see: their own (P8) and, with a company, all of that company's (P7). A ticket may be in both.</summary>
/// <remarks>
/// The two are kept apart because an OR of them is served by no index, and PostgreSQL does not merge ordered halves of a
/// UNION by itself: a page takes its rows from each half's own index and then the first of both.
/// </remarks>
internal sealed record VisibleTickets(IQueryable<Ticket> Own, IQueryable<Ticket>? OfCompany, Caller Caller)
{
    private const int Few = 1000;

    /// <summary>As far as filtered tickets are counted.</summary>
    private const int MaxCounted = 1000;

    /// <summary>As many are sorted where no index helps, those that something happened with last; docs/decisions says why.</summary>
    public const int MaxSorted = 50_000;

    private Guid CompanyId => Caller.Company!.Id;

    /// <summary>All of them once, in no order.</summary>
    public IQueryable<Ticket> Once => OfCompany is null
        ? Own
        : OfCompany.Concat(Own.Where(ticket => ticket.CompanyId == null || ticket.CompanyId != CompanyId));

    /// <summary>Those that pass <paramref name="condition"/>.</summary>
    public VisibleTickets Where(Expression<Func<Ticket, bool>> condition) => this with { Own = Own.Where(condition), OfCompany = OfCompany?.Where(condition) };

    /// <summary>The first <paramref name="count"/> after <paramref name="cursor"/>, each once.</summary>
    public IQueryable<Ticket> Page(TicketOrder order, TicketCursor? cursor, int count)
    {
        var own = order.Apply(Sortable(Own, order), cursor).Take(count);
        return OfCompany is null ? own : order.Apply(order.Apply(Sortable(OfCompany, order), cursor).Take(count).Union(own), null).Take(count);
    }

    /// <summary>What they were searched for; null where nothing was.</summary>
    public SearchTerms? Terms { get; private init; }

    /// <summary>Those whose text holds all <paramref name="terms"/>; where there are none, those that hold words one edit away.</summary>
    public async Task<VisibleTickets> SearchAsync(TicketQueryDb db, SearchTerms terms, CancellationToken ct)
    {
        var found = await HoldingAsync(db, terms, ct);
        if (found is null && await Typos.CorrectAsync(db, Caller.PortalId, terms, ct) is { } corrected)
        {
            found = await HoldingAsync(db, corrected, ct);
        }

        return found ?? Where(_ => false) with { Terms = terms };
    }

    /// <summary>Of those a search has found, the ones it finds without their subject: each word is in a message or begins the number.</summary>
    /// <remarks>The index holds subjects whether they are shown or not, so that showing and hiding them is no work for a million tickets.</remarks>
    public VisibleTickets NotBySubject(TicketQueryDb db) => (Terms?.Groups ?? []).Aggregate(this, (found, group) =>
    {
        // Below the first line, every word has a space in front of it.
        var typed = group[0];
        var patterns = group.Select(word => $"%\n% {word}%").ToList();
#pragma warning disable CA1305 // Only this overload has a translation.
        return found.Where(ticket => ticket.Number.ToString().StartsWith(typed)
            || db.TicketTexts.Any(text => text.TicketId == ticket.Id && patterns.Any(pattern => EF.Functions.Like(text.Body, pattern))));
#pragma warning restore CA1305
    });

    /// <summary>How many there are, up to a thousand; false with a thousand when there are more. A filter is asked ticket by ticket.</summary>
    public async Task<(int Total, bool Exact)> CountUpToAsync(CancellationToken ct)
    {
        var counted = await Once.Select(ticket => ticket.Id).Take(MaxCounted + 1).CountAsync(ct);
        return (Math.Min(counted, MaxCounted), counted <= MaxCounted);
    }

    /// <summary>How many there are, open or closed or both, from the counts kept with each change: a million rows are not counted for a page of 25.</summary>
    public async Task<int> CountAsync(TicketQueryDb db, bool? closed, CancellationToken ct)
    {
        var counts = db.TicketCounts.Where(count => count.PortalId == Caller.PortalId && (closed == null || count.Closed == closed));
        var own = counts.Where(count => count.ContactId == Caller.Id);
        var visible = OfCompany is null ? own : counts.Where(count => count.CompanyId == CompanyId).Concat(own.Where(count => count.CompanyId != CompanyId));
        return (int)await visible.SumAsync(count => count.Tickets, ct);
    }

    private static IQueryable<Ticket> Sortable(IQueryable<Ticket> tickets, TicketOrder order) =>
        order.IsComputed ? tickets.OrderByDescending(ticket => ticket.LastActivityAt).ThenByDescending(ticket => ticket.Id).Take(MaxSorted) : tickets;

    /// <summary>Null where there are none.</summary>
    private async Task<VisibleTickets?> HoldingAsync(TicketQueryDb db, SearchTerms terms, CancellationToken ct)
    {
        var own = await HoldingAsync(db, Own, SearchText.ContactWord(Caller.Id), terms, ct);
        var ofCompany = OfCompany is null ? null : await HoldingAsync(db, OfCompany, SearchText.CompanyWord(CompanyId), terms, ct);
        return own is null && ofCompany is null
            ? null
            : this with { Own = own ?? Own.Where(_ => false), OfCompany = OfCompany is null ? null : ofCompany ?? OfCompany.Where(_ => false), Terms = terms };
    }

    /// <summary>
    /// Null where there are none. The scope is one of the words, so that the index looks at nobody else's tickets. Few hits are fetched by their ids,
    /// many are left to the database: its guess how often a word occurs is too poor to choose between the two.
    /// </summary>
    private static async Task<IQueryable<Ticket>?> HoldingAsync(TicketQueryDb db, IQueryable<Ticket> tickets, string scope, SearchTerms terms, CancellationToken ct)
    {
        var found = db.Database.Search(TicketQueryDb.TextsTable, [[scope], .. terms.Groups])!;
        var ids = await found.Take(Few + 1).ToListAsync(ct);
        return ids.Count switch
        {
            0 => null,
            <= Few => tickets.Where(ticket => ids.Contains(ticket.Id)),
            _ => tickets.Where(ticket => found.Contains(ticket.Id)),
        };
    }
}

/// <summary>The one place that decides which tickets a caller sees.</summary>
internal static class TicketScopes
{
    /// <summary>What the caller may see of the portal's shown tickets (P21).</summary>
    public static VisibleTickets TicketsVisibleTo(this TicketQueryDb db, Caller caller, PortalView view)
    {
        var inScope = db.TicketsInScopeOf(caller);
        return view.Display.TicketFilter is { } filter ? inScope.Where(view.Matching(db, filter)) : inScope;
    }

    /// <summary>Nothing for anybody but a contact; the company's tickets only where the session's scope says so. The portal's filter is not asked.</summary>
    public static VisibleTickets TicketsInScopeOf(this TicketQueryDb db, Caller caller)
    {
        var all = db.Tickets.AsNoTracking();
        if (caller.Kind != CallerKind.Contact)
        {
            return new VisibleTickets(all.Where(_ => false), null, caller);
        }

        var own = all.Where(ticket => ticket.PortalId == caller.PortalId && ticket.ContactId == caller.Id);
        return caller is { Scope: TicketScope.Company, Company.Id: var company }
            ? new VisibleTickets(own, all.Where(ticket => ticket.PortalId == caller.PortalId && ticket.CompanyId == company), caller)
            : new VisibleTickets(own, null, caller);
    }
}
