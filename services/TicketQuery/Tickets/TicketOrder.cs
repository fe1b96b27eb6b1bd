using System.Globalization;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>An order of tickets by one value and the id: how a page sorts, starts after a row, and names a row.</summary>
internal abstract class TicketOrder
{
    private static readonly Dictionary<string, TicketOrder> ByName = new TicketOrder[]
    {
        new TicketOrderBy<DateTimeOffset>("lastActivity", StandardProperties.LastActivity, ticket => ticket.LastActivityAt, FormatTime, ParseTime),
        new TicketOrderBy<DateTimeOffset>("created", StandardProperties.CreateDate, ticket => ticket.CreatedAt, FormatTime, ParseTime),
        new TicketOrderBy<string>("subject", StandardProperties.Subject, ticket => ticket.SubjectKey, text => text, StoredText),
        new TicketOrderBy<long>("number", StandardProperties.Number, ticket => ticket.Number, number => number.ToString(CultureInfo.InvariantCulture), text => long.Parse(text, CultureInfo.InvariantCulture)),
    }.SelectMany(order => new[] { order, order.Reverse() }).ToDictionary(order => order.Name, StringComparer.Ordinal);

    /// <summary>The order of a list that asks for none: what something happened with last.</summary>
    public const string Default = "-lastActivity";

    /// <summary>As in the query string; a minus in front is descending.</summary>
    public abstract string Name { get; }

    /// <summary>The property it sorts by.</summary>
    public abstract string Property { get; }

    /// <summary>The order of that name by an index, or null.</summary>
    public static TicketOrder? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The order of that name by anything that customers are shown: the place of a row would tell of what is hidden.</summary>
    /// <remarks>Lists start in the order of last activity, and tickets are called by their numbers; so these two are always there.</remarks>
    public static TicketOrder For(string name, PortalView view, TicketQueryDb db)
    {
        var descending = name.StartsWith('-');
        var property = PropertyParameters.PropertyOf(descending ? name[1..] : name);
        var shown = property is StandardProperties.LastActivity or StandardProperties.Number || view.MayFilterBy(property);
        var order = shown ? ByName.Values.FirstOrDefault(indexed => indexed.Property == property && indexed.Name.StartsWith('-') == descending) ?? ComputedOrder.By(property, view, db) : null;
        return order is null
            ? throw new InvalidInputException("sort", $"Lists are not sorted by this. Use a property that is shown, or one of {string.Join(", ", Names)}.")
            : order is { IsComputed: true } && descending ? order.Reverse() : order;
    }

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Whether there is an order by <paramref name="property"/>.</summary>
    public static bool Sorts(string property, PortalView view, TicketQueryDb db) =>
        ByName.Values.Any(order => order.Property == property) || ComputedOrder.By(property, view, db) is not null;

    /// <summary>The tickets in this order, from the first after <paramref name="cursor"/>.</summary>
    public abstract IQueryable<Ticket> Apply(IQueryable<Ticket> tickets, TicketCursor? cursor);

    /// <summary>The place of <paramref name="ticket"/> in this order.</summary>
    public abstract TicketCursor CursorOf(Ticket ticket);

    /// <summary>The same for orders by a value that is not in the ticket's row.</summary>
    public virtual Task<TicketCursor> CursorOfAsync(TicketQueryDb db, Ticket ticket, CancellationToken ct) => Task.FromResult(CursorOf(ticket));

    /// <summary>Whether no index is in this order: <see cref="VisibleTickets.MaxSorted"/> tickets are sorted at most.</summary>
    public virtual bool IsComputed => false;

    public abstract TicketOrder Reverse();

    private static string FormatTime(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>What no row holds and no database takes is in no cursor of ours.</summary>
    internal static string StoredText(string text) => text.Contains('\0', StringComparison.Ordinal) ? throw new FormatException() : text;

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

/// <summary>A page's last row: the order it belongs to, the value there, and the id.</summary>
internal sealed record TicketCursor(string Sort, string Value, Guid Id);
