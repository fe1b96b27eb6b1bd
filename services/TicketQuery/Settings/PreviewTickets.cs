using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Settings;

/// <summary>How many tickets of the portal a filter would show, and the newest of them, while it is being edited.</summary>
internal static class PreviewTickets
{
    private const int MaxCounted = 1000;

    /// <summary>So many tickets are looked at, the newest: a filter that few pass would otherwise go through all there are.</summary>
    private const int MaxLookedAt = 50_000;
    private const int SampleSize = 5;

    public static async Task<Ok<TicketPreview>> HandleAsync(PreviewRequest request, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var view = await PortalView.OfAsync(db, caller.PortalId, ct);
        var all = db.Tickets.AsNoTracking().Where(ticket => ticket.PortalId == caller.PortalId).OrderByDescending(ticket => ticket.Number);
        var tickets = all.Take(MaxLookedAt);
        if (FilterInput.Read(request.Filter, "filter", view.FindTicket) is { } filter)
        {
            tickets = tickets.Where(view.Matching(db, filter));
        }

        var counted = await tickets.Select(ticket => ticket.Id).Take(MaxCounted + 1).CountAsync(ct);
        var sample = await tickets.OrderByDescending(ticket => ticket.Number).Take(SampleSize).ToListAsync(ct);
        return TypedResults.Ok(new TicketPreview(
            Math.Min(counted, MaxCounted),
            counted <= MaxCounted && !await all.Skip(MaxLookedAt).AnyAsync(ct),
            sample.ConvertAll(ticket => new TicketSample(ticket.Number, ticket.Subject, ticket.Closed ? "Closed" : "Open"))));
    }
}

/// <summary>The filter to try; null for none.</summary>
internal sealed record PreviewRequest(JsonElement? Filter);

/// <summary>What a filter would show.</summary>
/// <param name="TotalIsExact">False when there are more than <paramref name="Total"/>.</param>
/// <param name="Sample">The five newest.</param>
internal sealed record TicketPreview(int Total, bool TotalIsExact, IReadOnlyList<TicketSample> Sample);

/// <summary>One of them.</summary>
internal sealed record TicketSample(long Number, string Subject, string Status);
