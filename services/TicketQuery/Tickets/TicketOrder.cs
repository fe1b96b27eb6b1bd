using System.Globalization;
using System.Linq.Expressions;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.TicketQuery.Tickets;

/// <summary>An order of tickets by one value and the id: how a page sorts, starts after a row, and names a row.</summary>
internal abstract class TicketOrder
{
    private static readonly Dictionary<string, TicketOrder> ByName = new TicketOrder[]
    {
        new By<DateTimeOffset>("lastActivity", StandardProperties.LastActivity, ticket => ticket.LastActivityAt, FormatTime, ParseTime),
        new By<DateTimeOffset>("created", StandardProperties.CreateDate, ticket => ticket.CreatedAt, FormatTime, ParseTime),
        new By<string>("subject", StandardProperties.Subject, ticket => ticket.SubjectKey, text => text, text => text),
        new By<long>("number", StandardProperties.Number, ticket => ticket.Number, number => number.ToString(CultureInfo.InvariantCulture), text => long.Parse(text, CultureInfo.InvariantCulture)),
    }.SelectMany(order => new[] { order, order.Reverse() }).ToDictionary(order => order.Name, StringComparer.Ordinal);

    /// <summary>As in the query string; a minus in front is descending.</summary>
    public abstract string Name { get; }

    /// <summary>The property it sorts by.</summary>
    public abstract string Property { get; }

    /// <summary>The order of that name, or null.</summary>
    public static TicketOrder? Find(string name) => ByName.GetValueOrDefault(name);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The tickets in this order, from the first after <paramref name="cursor"/>.</summary>
    public abstract IQueryable<Ticket> Apply(IQueryable<Ticket> tickets, TicketCursor? cursor);

    /// <summary>The place of <paramref name="ticket"/> in this order.</summary>
    public abstract TicketCursor CursorOf(Ticket ticket);

    protected abstract TicketOrder Reverse();

    private static string FormatTime(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private sealed class By<T>(string name, string property, Expression<Func<Ticket, T>> key, Func<T, string> format, Func<string, T> parse, bool descending = false) : TicketOrder
    {
        private readonly Func<Ticket, T> _read = key.Compile();

        public override string Name => (descending ? "-" : "") + name;

        public override string Property => property;

        public override IQueryable<Ticket> Apply(IQueryable<Ticket> tickets, TicketCursor? cursor)
        {
            var rest = cursor is null ? tickets : tickets.Where(After(cursor));
            return descending
                ? rest.OrderByDescending(key).ThenByDescending(ticket => ticket.Id)
                : rest.OrderBy(key).ThenBy(ticket => ticket.Id);
        }

        public override TicketCursor CursorOf(Ticket ticket) => new(Name, format(_read(ticket)), ticket.Id);

        protected override TicketOrder Reverse() => new By<T>(name, property, key, format, parse, !descending);

        /// <summary><c>key &gt;= v AND (key &gt; v OR id &gt; i)</c>: unlike the plain OR, the first half is a range in the index.</summary>
        private Expression<Func<Ticket, bool>> After(TicketCursor cursor)
        {
            // A field of an object, not a constant: so it becomes a parameter and the statement is compiled once.
            var place = Expression.Constant(new Place<T>(Parse(cursor), cursor.Id));
            var ticket = key.Parameters[0];
            var value = Compare(key.Body, Expression.Property(place, nameof(Place<>.Value)), orEqual: false);
            var valueOrEqual = Compare(key.Body, Expression.Property(place, nameof(Place<>.Value)), orEqual: true);
            var id = Compare(Expression.Property(ticket, nameof(Ticket.Id)), Expression.Property(place, nameof(Place<>.Id)), orEqual: false);
            return Expression.Lambda<Func<Ticket, bool>>(Expression.AndAlso(valueOrEqual, Expression.OrElse(value, id)), ticket);
        }

        private BinaryExpression Compare(Expression left, Expression right, bool orEqual)
        {
            if (left.Type == typeof(string))
            {
                left = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
                right = Expression.Constant(0);
            }

            return (descending, orEqual) switch
            {
                (false, false) => Expression.GreaterThan(left, right),
                (false, true) => Expression.GreaterThanOrEqual(left, right),
                (true, false) => Expression.LessThan(left, right),
                (true, true) => Expression.LessThanOrEqual(left, right),
            };
        }

        private T Parse(TicketCursor cursor)
        {
            try
            {
                return cursor.Sort == Name && cursor.Value is not null ? parse(cursor.Value) : throw new FormatException();
            }
            catch (Exception error) when (error is FormatException or OverflowException)
            {
                throw new InvalidInputException("cursor", "This cursor is not valid. Start again without it.");
            }
        }
    }

    private sealed record Place<T>(T Value, Guid Id);
}

/// <summary>A page's last row: the order it belongs to, the value there, and the id.</summary>
internal sealed record TicketCursor(string Sort, string Value, Guid Id);
