using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Orders by values that are looked up for each ticket: choices in the order of their options, stages in that of their pipelines, names as customers read them. No value comes first.</summary>
internal static class ComputedOrder
{
    /// <summary>Texts are told apart by so many characters.</summary>
    private const int TextLength = 100;

    private const double None = double.MinValue;

    /// <summary>Upwards; null for properties that have no order.</summary>
    public static TicketOrder? By(string name, PortalView view, TicketQueryDb db)
    {
        if (view.FindTicket(name) is not { } property)
        {
            return null;
        }

        return property switch
        {
            { Name: StandardProperties.Status or StandardProperties.Stage } => ByNumber(name, view.ShowsStages
                ? Rank<Ticket, Guid>(ticket => ticket.StageId, view.Pipelines.SelectMany(pipeline => pipeline.Stages).Select(stage => stage.Id))
                : ticket => ticket.Closed ? 1 : 0),
            { Name: StandardProperties.Pipeline } => ByNumber(name, Rank<Ticket, Guid>(ticket => ticket.PipelineId, view.Pipelines.Select(pipeline => pipeline.Id))),
            { Name: StandardProperties.Owner } => ByText(name, Owner(db, view.Display.OwnerName)),
            { Type: PropertyType.Select or PropertyType.MultiSelect } => ByNumber(name, Choice(db, name, Rank<TicketValue, string>(value => value.Key, property.Options.Select(option => option.Value)))),
            { Type: PropertyType.Checkbox } => ByNumber(name, Choice(db, name, Rank<TicketValue, string>(value => value.Key, ["false", "true"]))),
            { Type: PropertyType.Number or PropertyType.Date or PropertyType.DateTime } => ByNumber(
                name, ticket => db.TicketValues.Where(value => value.TicketId == ticket.Id && value.Property == name).Min(value => value.Number) ?? None),
            { Type: PropertyType.Text or PropertyType.Email } => ByText(
                name, ticket => db.TicketValues.Where(value => value.TicketId == ticket.Id && value.Property == name).Select(value => value.Words.Substring(0, TextLength)).FirstOrDefault() ?? ""),
            _ => null,
        };
    }

    private static Computed<double> ByNumber(string property, Expression<Func<Ticket, double>> key) => new(
        property, key, number => number.ToString("R", CultureInfo.InvariantCulture), ParseNumber);

    /// <summary>Databases have no value for what is no number.</summary>
    private static double ParseNumber(string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : throw new FormatException();

    private static Computed<string> ByText(string property, Expression<Func<Ticket, string>> key) => new(property, key, text => text, TicketOrder.StoredText);

    private static Expression<Func<Ticket, double>> Choice(TicketQueryDb db, string property, Expression<Func<TicketValue, double>> rank) =>
        ticket => db.TicketValues.Where(value => value.TicketId == ticket.Id && value.Property == property).Select(rank).OrderBy(place => place).Select(place => (double?)place).FirstOrDefault() ?? -1;

#pragma warning disable CA1304, CA1311, MA0011 // The database lowers the names.
    /// <summary>By the part of the name that is shown: the order tells nothing of the rest.</summary>
    private static Expression<Func<Ticket, string>> Owner(TicketQueryDb db, OwnerName settings) => settings.Mode switch
    {
        OwnerNameMode.Alias => ticket => ticket.OwnerId == null ? "" : "alias",
        OwnerNameMode.FullName => ticket => ticket.OwnerId == null ? "" : (db.People.Where(person => person.Id == ticket.OwnerId).Select(person => person.FirstName + " " + person.LastName).FirstOrDefault()
            ?? (ticket.OwnerFirstName ?? "") + " " + (ticket.OwnerLastName ?? "")).ToLower(),
        OwnerNameMode.LastName => ticket => ticket.OwnerId == null ? "" : (db.People.Where(person => person.Id == ticket.OwnerId).Select(person => person.LastName).FirstOrDefault() ?? ticket.OwnerLastName ?? "").ToLower(),
        _ => ticket => ticket.OwnerId == null ? "" : (db.People.Where(person => person.Id == ticket.OwnerId).Select(person => person.FirstName).FirstOrDefault() ?? ticket.OwnerFirstName ?? "").ToLower(),
    };
#pragma warning restore CA1304, CA1311, MA0011

    /// <summary>A value's place among <paramref name="values"/>; what is not among them comes last.</summary>
    private static Expression<Func<TRow, double>> Rank<TRow, TValue>(Expression<Func<TRow, TValue>> column, IEnumerable<TValue> values)
    {
        var places = values.Distinct().Select((value, place) => (Value: value, Place: place)).ToList();
        Expression rank = Expression.Constant((double)places.Count);
        foreach (var (value, place) in Enumerable.Reverse(places))
        {
            rank = Expression.Condition(Expression.Equal(column.Body, Expression.Constant(value, typeof(TValue))), Expression.Constant((double)place), rank);
        }

        return Expression.Lambda<Func<TRow, double>>(rank, column.Parameters);
    }

    private sealed class Computed<T>(string property, Expression<Func<Ticket, T>> key, Func<T, string> format, Func<string, T> parse, bool descending = false)
        : TicketOrderBy<T>(property, property, key, format, parse, descending)
    {
        private readonly Expression<Func<Ticket, T>> _key = key;
        private readonly Func<T, string> _format = format;
        private readonly Func<string, T> _parse = parse;
        private readonly bool _descending = descending;

        public override bool IsComputed => true;

        public override async Task<TicketCursor> CursorOfAsync(TicketQueryDb db, Ticket ticket, CancellationToken ct) =>
            new(Name, _format(await db.Tickets.Where(last => last.Id == ticket.Id).Select(_key).FirstAsync(ct)), ticket.Id);

        public override TicketOrder Reverse() => new Computed<T>(Property, _key, _format, _parse, !_descending);
    }
}
