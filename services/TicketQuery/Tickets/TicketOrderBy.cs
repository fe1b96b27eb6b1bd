using System.Linq.Expressions;
using Portal.ServiceDefaults.Errors;

namespace Portal.TicketQuery.Tickets;

/// <inheritdoc/>
internal class TicketOrderBy<T>(string name, string property, Expression<Func<Ticket, T>> key, Func<T, string> format, Func<string, T> parse, bool descending = false) : TicketOrder
{
    private Func<Ticket, T>? _read;

    public override string Name => (descending ? "-" : "") + name;

    public override string Property => property;

    public override IQueryable<Ticket> Apply(IQueryable<Ticket> tickets, TicketCursor? cursor)
    {
        var rest = cursor is null ? tickets : tickets.Where(After(cursor));
        return descending
            ? rest.OrderByDescending(key).ThenByDescending(ticket => ticket.Id)
            : rest.OrderBy(key).ThenBy(ticket => ticket.Id);
    }

    public override TicketCursor CursorOf(Ticket ticket) => new(Name, format((_read ??= key.Compile())(ticket)), ticket.Id);

    public override TicketOrder Reverse() => new TicketOrderBy<T>(name, property, key, format, parse, !descending);

    /// <summary><c>key &gt;= v AND (key &gt; v OR id &gt; i)</c>: unlike the plain OR, the first half is a range in the index.</summary>
    private Expression<Func<Ticket, bool>> After(TicketCursor cursor)
    {
        // A field of an object, not a constant: so it becomes a parameter and the statement is compiled once.
        var place = Expression.Constant(new Place(Parse(cursor), cursor.Id));
        var ticket = key.Parameters[0];
        var value = Compare(key.Body, Expression.Property(place, nameof(Place.Value)), orEqual: false);
        var valueOrEqual = Compare(key.Body, Expression.Property(place, nameof(Place.Value)), orEqual: true);
        var id = Compare(Expression.Property(ticket, nameof(Ticket.Id)), Expression.Property(place, nameof(Place.Id)), orEqual: false);
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
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidInputException("cursor", "This cursor is not valid. Start again without it.");
        }
    }

    private sealed record Place(T Value, Guid Id);
}
