using System.Linq.Expressions;
using System.Reflection;
using Portal.Contracts.Properties;

namespace Portal.Contracts.Filters;

/// <summary>Filters as conditions of a query over records with a table of values: for each condition, whether a first row that passes is there.</summary>
/// <remarks>
/// Not EXISTS: PostgreSQL makes a join of it, takes a pattern to match hardly any row, and then reads the whole table of
/// values for a page of 25. A first row is looked up by its key for each record, in every database.
/// </remarks>
public static class FilterQuery
{
    private static readonly MethodInfo Where = new Func<IQueryable<object>, Expression<Func<object, bool>>, IQueryable<object>>(Queryable.Where).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo Select = new Func<IQueryable<object>, Expression<Func<object, object>>, IQueryable<object>>(Queryable.Select).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo First = new Func<IQueryable<string>, string?>(Queryable.FirstOrDefault).Method;
    private static readonly MethodInfo ContainsKey = new Func<IEnumerable<object>, object, bool>(Enumerable.Contains).Method.GetGenericMethodDefinition().MakeGenericMethod(typeof(string));
    private static readonly MethodInfo ContainsText = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;

    /// <summary>The records that pass, the same ones as <see cref="FilterEngine.Matches"/> says.</summary>
    /// <param name="find">The definition of a property; null for one that does not exist.</param>
    /// <param name="rows">A record's rows, as <see cref="IndexedValue.Of"/> makes them.</param>
    /// <typeparam name="TRecord">What is filtered.</typeparam>
    /// <typeparam name="TRow">A row of the table of values.</typeparam>
    public static Expression<Func<TRecord, bool>> Of<TRecord, TRow>(
        Filter filter, Func<string, PropertyDefinition?> find, Expression<Func<TRecord, IQueryable<TRow>>> rows)
        where TRow : IIndexedValue
    {
        var groups = filter.Groups.Select(group => All(group.Conditions.Select(condition => Of(condition, find, rows)), Expression.AndAlso, empty: true));
        return Expression.Lambda<Func<TRecord, bool>>(All(groups, Expression.OrElse, empty: true), rows.Parameters);
    }

    private static Expression Of<TRecord, TRow>(Condition condition, Func<string, PropertyDefinition?> find, Expression<Func<TRecord, IQueryable<TRow>>> rows)
        where TRow : IIndexedValue
    {
        if (find(condition.Property) is not { } property || ConditionTest.Of(property, condition) is not { } test)
        {
            return Expression.Constant(false);
        }

        var row = Expression.Parameter(typeof(TRow), "row");
        var named = Expression.Equal(Column(row, nameof(IIndexedValue.Property)), Value(test.Property));
        var passes = Passes(row, test) is { } further ? Expression.AndAlso(named, further) : named;
        var passing = Expression.Call(Where.MakeGenericMethod(typeof(TRow)), rows.Body, Expression.Quote(Expression.Lambda<Func<TRow, bool>>(passes, row)));
        var names = Expression.Call(Select.MakeGenericMethod(typeof(TRow), typeof(string)), passing, Expression.Quote(Expression.Lambda<Func<TRow, string>>(Column(row, nameof(IIndexedValue.Property)), row)));
        var first = Expression.Call(First, names);
        var none = Expression.Constant(null, typeof(string));
        return test.None ? Expression.Equal(first, none) : Expression.NotEqual(first, none);
    }

    /// <summary>What <see cref="ConditionTest.Passes"/> says, as a query; null where every row passes.</summary>
    private static Expression? Passes(ParameterExpression row, ConditionTest test)
    {
        var number = Column(row, nameof(IIndexedValue.Number));
        var key = Column(row, nameof(IIndexedValue.Key));
        return test switch
        {
            { Keys: [var only] } => Expression.Equal(key, Value(only)),
            { Keys: { } keys } => Expression.Call(ContainsKey, Value<IEnumerable<string>>([.. keys]), key),
            { Ranges: { } ranges } => All(ranges.Select(range => Within(number, range)), Expression.OrElse, empty: false),
            { Phrase: { } phrase } => Expression.Call(Column(row, nameof(IIndexedValue.Words)), ContainsText, Value(phrase)),
            _ => null,
        };
    }

    private static BinaryExpression Within(Expression number, NumberRange range) => Expression.AndAlso(
        Expression.GreaterThanOrEqual(number, Value<double?>(range.Low)),
        Expression.LessThanOrEqual(number, Value<double?>(range.High)));

    private static MemberExpression Column(ParameterExpression row, string name) => Expression.Property(row, name);

    /// <summary>A field of an object, not a constant: so it becomes a parameter and the statement is compiled once.</summary>
    private static MemberExpression Value<T>(T value) => Expression.Property(Expression.Constant(new Holder<T>(value)), nameof(Holder<>.Value));

    private static Expression All(IEnumerable<Expression> parts, Func<Expression, Expression, Expression> join, bool empty) =>
        parts.ToList() is [var first, .. var rest] ? rest.Aggregate(first, join) : Expression.Constant(empty);

    private sealed record Holder<T>(T Value);
}
