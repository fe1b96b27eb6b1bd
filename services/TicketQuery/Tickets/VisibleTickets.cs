using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>The tickets a caller may see: their own (P8), those they take part in (W2) and, with a company, all of that company's (P7). A ticket may be in several.</summary>
/// <remarks>
/// They are kept apart because an OR of them is served by no index, and PostgreSQL does not merge ordered parts of a
/// UNION by itself: a page takes its rows from each part's own index and then the first of all.
/// </remarks>
internal sealed record VisibleTickets(IQueryable<Ticket>? Own, IQueryable<Ticket>? OfCompany, IQueryable<Ticket>? Shared, Caller Caller)
{
    private const int Few = 1000;

    /// <summary>As far as filtered and found tickets are counted.</summary>
    private const int MaxCounted = 1000;

    /// <summary>As many of the list's first tickets tell whether a word is common: one in twenty.</summary>
    private const int Sample = 500;
    private const int Common = 25;

    /// <summary>As many are sorted where no index helps, those that something happened with last; docs/decisions says why.</summary>
    public const int MaxSorted = 50_000;

    private IReadOnlyList<Counted>? _counted;

    /// <summary>What a search has found among the first; nothing after a further condition, which may hide what was counted.</summary>
    private int? _atLeast;

    /// <summary>What they were searched for; null where nothing was.</summary>
    public SearchTerms? Terms { get; private init; }

    private Guid CompanyId => Caller.Company!.Id;

    /// <summary>All of them once, in no order.</summary>
    public IQueryable<Ticket> Once => Parts(OfCompany, OutsideCompany(Own), SharedOnly).Aggregate((all, part) => all.Concat(part));

    /// <summary>Those the caller sees for taking part alone.</summary>
    private IQueryable<Ticket>? SharedOnly => OutsideCompany(Shared?.Where(ticket => ticket.ContactId != Caller.Id));

    /// <summary>Without the own part where all of the caller's tickets are with the company anyway, and without the shared one where they take part in none, as nearly everybody: what is left is one walk along one index.</summary>
    public async Task<VisibleTickets> NarrowAsync(TicketQueryDb db, CancellationToken ct)
    {
        var shared = Shared is not null && await db.Participations.AnyAsync(part => part.PortalId == Caller.PortalId && part.ContactId == Caller.Id, ct) ? Shared : null;
        if (Own is null || OfCompany is null)
        {
            return this with { Shared = shared };
        }

        var counts = db.TicketCounts.Where(count => count.PortalId == Caller.PortalId);
        var counted = await counts.Where(count => count.CompanyId == CompanyId)
            .Concat(counts.Where(count => count.ContactId == Caller.Id && count.CompanyId != CompanyId))
            .GroupBy(count => new { Elsewhere = count.CompanyId != CompanyId, count.Closed })
            .Select(group => new Counted(group.Key.Elsewhere, group.Key.Closed, group.Sum(count => count.Tickets)))
            .ToListAsync(ct);
        return this with { _counted = counted, Shared = shared, Own = counted.Exists(count => count is { Elsewhere: true, Tickets: > 0 }) ? Own : null };
    }

    /// <summary>Those that pass <paramref name="condition"/>.</summary>
    public VisibleTickets Where(Expression<Func<Ticket, bool>> condition) =>
        this with { Own = Own?.Where(condition), OfCompany = OfCompany?.Where(condition), Shared = Shared?.Where(condition), _atLeast = null };

    /// <summary>The first <paramref name="count"/> after <paramref name="cursor"/>, each once.</summary>
    public IQueryable<Ticket> Page(TicketOrder order, TicketCursor? cursor, int count)
    {
        var pages = Parts(OfCompany, Own, Shared).Select(part => order.Apply(Sortable(part, order), cursor).Take(count)).ToList();
        return pages.Count == 1 ? pages[0] : order.Apply(pages.Aggregate((all, page) => all.Union(page)), null).Take(count);
    }

    /// <summary>Those whose text holds all <paramref name="terms"/>; where there are none, those that hold words one edit away.</summary>
    /// <param name="all">What these are a part of: a typing error is forgiven only where none of all of them holds the terms. Null where these are all.</param>
    public async Task<VisibleTickets> SearchAsync(TicketQueryDb db, SearchTerms terms, TicketOrder order, VisibleTickets? all, CancellationToken ct)
    {
        var found = await HoldingAsync(db, terms, order, ct);
        if (found is null && await Typos.CorrectAsync(db, Caller.PortalId, terms, ct) is { } corrected)
        {
            found = await HoldingAsync(db, corrected, order, ct);
            if (found is not null && all is not null && await all.HoldingAsync(db, terms, order, ct) is not null)
            {
                found = null;
            }
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

    /// <summary>How many there are, up to a thousand; false with a thousand when there are more. A filter is asked ticket by ticket. Of a common word it is known how many are among the first, and that is told.</summary>
    public async Task<(int Total, bool Exact)> CountUpToAsync(CancellationToken ct)
    {
        if (_atLeast is { } some)
        {
            return (some, false);
        }

        var counted = await Once.Select(ticket => ticket.Id).Take(MaxCounted + 1).CountAsync(ct);
        return (Math.Min(counted, MaxCounted), counted <= MaxCounted);
    }

    /// <summary>How many there are, open or closed or both, from the counts kept with each change: a million rows are not counted for a page of 25.</summary>
    public async Task<int> CountAsync(TicketQueryDb db, bool? closed, CancellationToken ct)
    {
        // Few compared with the rest, and counted where they are.
        var shared = SharedOnly is { } part ? await part.Where(ticket => closed == null || ticket.Closed == closed).CountAsync(ct) : 0;
        if (_counted is { } known)
        {
            return shared + (int)known.Where(count => closed is null || count.Closed == closed).Sum(count => count.Tickets);
        }

        var counts = db.TicketCounts.Where(count => count.PortalId == Caller.PortalId && (closed == null || count.Closed == closed));
        var own = counts.Where(count => count.ContactId == Caller.Id);
        var visible = OfCompany is null ? own : counts.Where(count => count.CompanyId == CompanyId).Concat(own.Where(count => count.CompanyId != CompanyId));
        return shared + (int)await visible.SumAsync(count => count.Tickets, ct);
    }

    private static IEnumerable<IQueryable<Ticket>> Parts(params IQueryable<Ticket>?[] parts) => parts.OfType<IQueryable<Ticket>>();

    private IQueryable<Ticket>? OutsideCompany(IQueryable<Ticket>? tickets) =>
        OfCompany is null ? tickets : tickets?.Where(ticket => ticket.CompanyId == null || ticket.CompanyId != CompanyId);

    private static IQueryable<Ticket> Sortable(IQueryable<Ticket> tickets, TicketOrder order) =>
        order.IsComputed ? tickets.OrderByDescending(ticket => ticket.LastActivityAt).ThenByDescending(ticket => ticket.Id).Take(MaxSorted) : tickets;

    /// <summary>Those that hold the terms; null where there are none.</summary>
    /// <remarks>Of few tickets, and for a common word, a list walks in its order and looks at each text; gathering all that hold the word would take far longer than the page.</remarks>
    private async Task<VisibleTickets?> HoldingAsync(TicketQueryDb db, SearchTerms terms, TicketOrder order, CancellationToken ct)
    {
        var holding = db.TicketTexts.Holding(db.Database, TicketQueryDb.TextsTable, terms.Groups);
        var lookedAt = Where(ticket => holding.Any(text => text.TicketId == ticket.Id)) with { Terms = terms };
        var first = await Page(order, null, Sample).Select(ticket => holding.Any(text => text.TicketId == ticket.Id)).ToListAsync(ct);
        var (few, found) = (first.Count < Sample, first.Count(holds => holds));
        if (few || found >= Common)
        {
            return found == 0 ? null : few ? lookedAt : lookedAt with { _atLeast = found };
        }

        var (own, ofCompany, shared) = (
            await HoldingAsync(db, Own, SearchText.ContactWord(Caller.Id), terms, ct),
            OfCompany is null ? null : await HoldingAsync(db, OfCompany, SearchText.CompanyWord(CompanyId), terms, ct),
            await HoldingAsync(db, Shared, SearchText.ParticipantWord(Caller.Id), terms, ct));
        return own is null && ofCompany is null && shared is null ? null : this with { Own = own, OfCompany = ofCompany, Shared = shared, Terms = terms };
    }

    /// <summary>
    /// Null where there are none. The scope is a word that must be there as it stands, so that the index looks at nobody else's tickets. Few hits are fetched by
    /// their ids, many are left to the database: its guess how often a word occurs is too poor to choose between the two.
    /// </summary>
    private static async Task<IQueryable<Ticket>?> HoldingAsync(TicketQueryDb db, IQueryable<Ticket>? tickets, string scope, SearchTerms terms, CancellationToken ct)
    {
        if (tickets is null)
        {
            return null;
        }

        var found = db.Database.Search(TicketQueryDb.TextsTable, terms.Groups, whole: scope)!;
        var ids = await found.Take(Few + 1).ToListAsync(ct);
        return ids.Count switch
        {
            0 => null,
            <= Few => tickets.Where(ticket => ids.Contains(ticket.Id)),
            _ => tickets.Where(ticket => found.Contains(ticket.Id)),
        };
    }

    /// <summary>How many tickets of one kind there are.</summary>
    private sealed record Counted(bool Elsewhere, bool Closed, long Tickets);
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
            return new VisibleTickets(all.Where(_ => false), null, null, caller);
        }

        var own = all.Where(ticket => ticket.PortalId == caller.PortalId && ticket.ContactId == caller.Id);
        var parts = db.Participations.Where(part => part.PortalId == caller.PortalId && part.ContactId == caller.Id).Select(part => part.TicketId);
        var shared = all.Where(ticket => ticket.PortalId == caller.PortalId && parts.Contains(ticket.Id));
        return caller is { Scope: TicketScope.Company, Company.Id: var company }
            ? new VisibleTickets(own, all.Where(ticket => ticket.PortalId == caller.PortalId && ticket.CompanyId == company), shared, caller)
            : new VisibleTickets(own, null, shared, caller);
    }
}
