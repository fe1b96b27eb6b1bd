using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>What was done to a ticket, as its customers are told: stages by their names where the portal shows stages, values of properties they may see, people by the names they are shown under.</summary>
internal static class TicketHistory
{
    /// <summary>So many lines are looked at, the newest.</summary>
    private const int Max = 200;

    /// <summary>The newest lines, oldest first.</summary>
    public static async Task<IReadOnlyList<HistoryItem>> HistoryAsync(this TicketQueryDb db, Guid ticketId, Caller caller, PortalView view, CancellationToken ct)
    {
        var newest = db.Activities.AsNoTracking().Where(activity => activity.TicketId == ticketId)
            .OrderByDescending(activity => activity.CreatedAt).ThenByDescending(activity => activity.Id).Take(Max);
        var lines =
            from activity in newest
            from author in db.People.AsNoTracking().Where(person => person.Id == activity.AuthorId).DefaultIfEmpty()
            orderby activity.CreatedAt, activity.Id
            select new { activity, author };
        return [.. (await lines.ToListAsync(ct)).Where(line => Tells(line.activity, view)).Select(line => Of(line.activity, line.author, caller, view))];
    }

    private static bool Tells(Activity activity, PortalView view) => activity.Kind switch
    {
        TicketActivityKind.Property => activity.Property is { } name && view.Shows(name),
        TicketActivityKind.Stage => view.ShowsStages,
        _ => true,
    };

    private static HistoryItem Of(Activity activity, Person? author, Caller caller, PortalView view)
    {
        var (property, told) = (activity.Property is { } name ? view.FindTicket(name) : null, activity.Property is not null || view.ShowsStages);
        return new HistoryItem(
            activity.Id,
            activity.Kind,
            property?.Name,
            property?.Label,
            property?.Type,
            told ? activity.From : null,
            told ? activity.To : null,
            new MessageAuthorItem(DisplayNames.Author(activity.Author, author, view.Display.OwnerName), activity.AuthorId == caller.Id, activity.AuthorKind),
            activity.CreatedAt);
    }
}

/// <summary>A line of a ticket's history.</summary>
/// <param name="Property">The name of the property that changed, with its label and type; null for stages.</param>
/// <param name="From">A stage's name, only where the portal shows stages, or a value as people read it; null for none.</param>
/// <param name="To">See <paramref name="From"/>.</param>
internal sealed record HistoryItem(
    Guid Id, TicketActivityKind Kind, string? Property, string? Label, PropertyType? Type, string? From, string? To, MessageAuthorItem Author, DateTimeOffset At);
