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
        var text = string.Join(' ', (message?.Attachments ?? []).Select(file => file.Name).Prepend(message?.Text ?? "").Prepend(ticket.Subject));
        await LearnAsync(db, ticket.PortalId, SearchText.Words(text.Length > SearchText.MaxLength ? text[..SearchText.MaxLength] : text).Split(' '), ct);
    }

    /// <summary>Adds those of <paramref name="words"/> that are kept and not known.</summary>
    public async Task LearnAsync(TicketQueryDb db, Guid portalId, IEnumerable<string> words, CancellationToken ct)
    {
        if (!db.Database.IsSqlite() && !db.Database.IsNpgsql())
        {
            return;
        }

        var unknown = words
            .Where(word => PortalWord.IsKept(word) && !_known.ContainsKey((portalId, word)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (var batch in unknown.Chunk(Batch))
        {
            var rows = string.Join(", ", batch.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"({{0}}, {{{at + 1}}})")));
#pragma warning disable EF1002 // Only places for parameters are put together here.
            await db.Database.ExecuteSqlRawAsync($"""INSERT INTO "PortalWords" ("PortalId", "Word") VALUES {rows} ON CONFLICT DO NOTHING""", [portalId, .. batch], ct);
#pragma warning restore EF1002
            Remember(portalId, batch);
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
