using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Projection;

/// <summary>Keeps the words of each portal. Most of a message's words are known, so most messages ask the database nothing.</summary>
internal sealed class WordIndex
{
    private const int Batch = 200;

    /// <summary>Then they are forgotten, and learned again as they come: adding a known word changes nothing.</summary>
    private const int MaxRemembered = 200_000;

    private readonly ConcurrentDictionary<(Guid PortalId, string Word), byte> _known = new();

    /// <summary>Adds the words of a ticket. Before the transaction that saves it: transactions that add the same word would wait for each other.</summary>
    public async Task LearnAsync(TicketQueryDb db, TicketSnapshot ticket, MessageSnapshot? message, CancellationToken ct)
    {
        if (!db.Database.IsSqlite() && !db.Database.IsNpgsql())
        {
            return;
        }

        var text = string.Join(' ', (message?.Attachments ?? []).Select(file => file.Name).Prepend(message?.Text ?? "").Prepend(ticket.Subject));
        var words = SearchText.Words(text.Length > SearchText.MaxLength ? text[..SearchText.MaxLength] : text).Split(' ')
            .Where(word => PortalWord.IsKept(word) && !_known.ContainsKey((ticket.PortalId, word)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (var batch in words.Chunk(Batch))
        {
            var rows = string.Join(", ", batch.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"({{0}}, {{{at + 1}}})")));
#pragma warning disable EF1002 // Only places for parameters are put together here.
            await db.Database.ExecuteSqlRawAsync($"""INSERT INTO "PortalWords" ("PortalId", "Word") VALUES {rows} ON CONFLICT DO NOTHING""", [ticket.PortalId, .. batch], ct);
#pragma warning restore EF1002
            Remember(ticket.PortalId, batch);
        }
    }

    private void Remember(Guid portalId, string[] words)
    {
        if (_known.Count > MaxRemembered)
        {
            _known.Clear();
        }

        foreach (var word in words)
        {
            _known[(portalId, word)] = 0;
        }
    }
}
