using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Tickets;

/// <summary>One order of the desk's list, with its cursors. A leading minus is descending.</summary>
internal sealed record DeskSort(string Name, string Column, bool Descending)
{
    /// <summary>The sort a request names; <c>-lastActivity</c> when it names none.</summary>
    public static DeskSort Parse(string? sort)
    {
        var name = string.IsNullOrEmpty(sort) ? "-lastActivity" : sort;
        var column = name.TrimStart('-');
        return column is "lastActivity" or "created" or "subject" or "number" && name.Length - column.Length <= 1
            ? new DeskSort(name, column, name[0] == '-')
            : throw new InvalidInputException("sort", "One of lastActivity, created, subject, number; with a minus for descending.");
    }

    public IQueryable<TicketRow> Apply(IQueryable<TicketRow> rows) => Column switch
    {
        "lastActivity" => rows.Sorted(row => row.Ticket.LastActivityAt, Descending),
        "created" => rows.Sorted(row => row.Ticket.CreatedAt, Descending),
        "subject" => rows.Sorted(row => row.Ticket.SubjectKey, Descending),
        _ => Descending ? rows.OrderByDescending(row => row.Ticket.Number) : rows.OrderBy(row => row.Ticket.Number),
    };

    /// <summary>The tickets after the cursor. The first comparison alone bounds the index's range; databases do not see that in an OR.</summary>
    public IQueryable<Ticket> After(IQueryable<Ticket> tickets, string? cursor)
    {
        if (Cursor.Decode<Position>(cursor) is not { } after)
        {
            return tickets;
        }

        if (after.Sort != Name || (after.Time is null && Column is "lastActivity" or "created") || (after.Text is null && Column == "subject"))
        {
            throw new InvalidInputException("cursor", "This cursor belongs to another order. Start again without it.");
        }

        var (number, time, text) = (after.Number, after.Time?.ToUniversalTime() ?? default, after.Text ?? "");
#pragma warning disable CA1309 // The database compares, by its collation, as it sorts.
        return (Column, Descending) switch
        {
            ("lastActivity", true) => tickets.Where(t => t.LastActivityAt <= time && (t.LastActivityAt < time || t.Number < number)),
            ("lastActivity", false) => tickets.Where(t => t.LastActivityAt >= time && (t.LastActivityAt > time || t.Number > number)),
            ("created", true) => tickets.Where(t => t.CreatedAt <= time && (t.CreatedAt < time || t.Number < number)),
            ("created", false) => tickets.Where(t => t.CreatedAt >= time && (t.CreatedAt > time || t.Number > number)),
            ("subject", true) => tickets.Where(t => string.Compare(t.SubjectKey, text) <= 0 && (string.Compare(t.SubjectKey, text) < 0 || t.Number < number)),
            ("subject", false) => tickets.Where(t => string.Compare(t.SubjectKey, text) >= 0 && (string.Compare(t.SubjectKey, text) > 0 || t.Number > number)),
            (_, true) => tickets.Where(t => t.Number < number),
            _ => tickets.Where(t => t.Number > number),
        };
#pragma warning restore CA1309
    }

    /// <summary>The cursor of the page that starts after <paramref name="last"/>.</summary>
    public string CursorAt(Ticket last) => Cursor.Encode(new Position(
        Name,
        Column switch
        {
            "lastActivity" => last.LastActivityAt,
            "created" => last.CreatedAt,
            _ => null,
        },
        Column == "subject" ? last.SubjectKey : null,
        last.Number));

    private sealed record Position(string Sort, DateTimeOffset? Time, string? Text, long Number);
}
