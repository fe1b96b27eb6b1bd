using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Hot;
using Portal.Contracts.Portals;

namespace Portal.TicketQuery.Views;

/// <summary>One stamp per portal, contact and company in the hot store. A cached view names the stamps it was made under and ends when one of them has moved.</summary>
/// <remarks>
/// A stamp is a random value rather than a count: a counter that the store forgets (eviction, fail-over) starts again and
/// would in time reach a number that an old view still names; a random value never comes back.
/// </remarks>
internal sealed class ViewStamps(IHotStore store)
{
    /// <summary>Far longer than any view lives.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public static string OfPortal(Guid portalId) => $"ticketquery:stamp:portal:{portalId:N}";

    public static string OfContact(Guid portalId, Guid contactId) => $"ticketquery:stamp:contact:{portalId:N}:{contactId:N}";

    public static string OfCompany(Guid portalId, Guid companyId) => $"ticketquery:stamp:company:{portalId:N}:{companyId:N}";

    /// <summary>The stamps that decide what <paramref name="caller"/> sees; the portal's comes first.</summary>
    public static string[] Of(Caller caller)
    {
        var portal = OfPortal(caller.PortalId);
        var contact = OfContact(caller.PortalId, caller.Id);
        return caller is { Scope: TicketScope.Company, Company: { } company }
            ? [portal, contact, OfCompany(caller.PortalId, company.Id)]
            : [portal, contact];
    }

    /// <summary>Ends every view made under these stamps; false when the store could not be told about all of them.</summary>
    public async Task<bool> MoveAsync(IEnumerable<string> stamps)
    {
        var moved = await Task.WhenAll(stamps.Select(stamp => store.SetAsync(stamp, NewValue(), Lifetime)));
        return Array.TrueForAll(moved, done => done);
    }

    /// <summary>Today's values of <paramref name="stamps"/> and, if asked for, the view under <paramref name="viewKey"/>, in one round trip. No values while the store is out of reach.</summary>
    /// <remarks>A missing stamp gets a value before the caller asks the database, so that a view made now ends with the next move.</remarks>
    public async Task<(string[]? Values, string? View)> ReadAsync(string[] stamps, string? viewKey)
    {
        var found = await store.GetManyAsync(viewKey is null ? stamps : [.. stamps, viewKey]);
        var values = new string[stamps.Length];
        for (var i = 0; i < stamps.Length; i++)
        {
            values[i] = found[i] ?? NewValue();
            if (found[i] is null && !await store.SetAsync(stamps[i], values[i], Lifetime))
            {
                return (null, null);
            }
        }

        return (values, viewKey is null ? null : found[^1]);
    }

    private static string NewValue() => Guid.NewGuid().ToString("N");
}
