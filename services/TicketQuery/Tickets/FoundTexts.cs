using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Where a search found the tickets of one page, from what the caller is shown of them and from nothing else.</summary>
internal static class FoundTexts
{
    /// <summary>Messages looked at for a page, the oldest of each ticket first; a hit beyond them goes without its text.</summary>
    private const int MaxMessages = 2_000;
    private const int MaxText = 20_000;

    public static async Task<Dictionary<Guid, FoundItem>> OfAsync(TicketQueryDb db, List<Ticket> page, SearchTerms terms, PortalView view, CancellationToken ct)
    {
        var subjects = page.ToDictionary(ticket => ticket.Id, ticket => view.Shows(StandardProperties.Subject) ? ticket.Subject : "");
        var rest = subjects.Where(pair => TextHits.TermsIn(pair.Value, terms).Count() < terms.Groups.Count).Select(pair => pair.Key).ToList();
        var texts = rest.Count == 0 ? Enumerable.Empty<Written>().ToLookup(_ => Guid.Empty) : await ReadAsync(db, rest, ct);
        return page.ToDictionary(ticket => ticket.Id, ticket =>
        {
            var (where, text) = First(texts[ticket.Id], Missing(subjects[ticket.Id], terms));
            return new FoundItem(TextHits.In(subjects[ticket.Id], terms), where, text);
        });
    }

    /// <summary>What is left to be found elsewhere.</summary>
    private static SearchTerms Missing(string subject, SearchTerms terms)
    {
        var there = TextHits.TermsIn(subject, terms).ToHashSet();
        return terms with { Groups = [.. terms.Groups.Where((_, group) => !there.Contains(group))] };
    }

    /// <summary>The messages of each ticket's original thread (P27), oldest first.</summary>
    private static async Task<ILookup<Guid, Written>> ReadAsync(TicketQueryDb db, List<Guid> tickets, CancellationToken ct)
    {
        var messages = await db.Messages.AsNoTracking().Where(message => tickets.Contains(message.TicketId))
            .OrderBy(message => message.CreatedAt).ThenBy(message => message.Id)
            .Take(MaxMessages)
            .Select(message => new Written(message.TicketId, message.ThreadId, message.Text.Substring(0, MaxText), message.Attachments))
            .ToListAsync(ct);
        var threads = messages.GroupBy(message => message.TicketId).ToDictionary(group => group.Key, group => group.First().ThreadId);
        return messages.Where(message => message.ThreadId == threads[message.TicketId]).ToLookup(message => message.TicketId);
    }

    private static (string? Where, IReadOnlyList<TextPart>? Text) First(IEnumerable<Written> messages, SearchTerms terms)
    {
        foreach (var message in terms.Groups.Count == 0 ? [] : messages)
        {
            if (TextHits.Around(message.Text, terms) is { } text)
            {
                return (FoundItem.InMessage, text);
            }

            if (Message.FilesOf(message.Attachments).Select(file => TextHits.In(file.Name, terms)).FirstOrDefault(name => name is not null) is { } name)
            {
                return (FoundItem.InFile, name);
            }
        }

        return (null, null);
    }

    /// <summary>What of a message may be found.</summary>
    private sealed record Written(Guid TicketId, Guid ThreadId, string Text, string Attachments);
}

/// <summary>Where a search found a ticket; texts come in parts, so that nobody has to look for the hits again.</summary>
/// <param name="Subject">Null where none of the words is in it.</param>
/// <param name="Where"><c>message</c> or <c>file</c>: where the text beside the subject stands; null where there is none.</param>
/// <param name="Text">The part of the message around the hit, or the file's name.</param>
internal sealed record FoundItem(IReadOnlyList<TextPart>? Subject, string? Where, IReadOnlyList<TextPart>? Text)
{
    public const string InMessage = "message";
    public const string InFile = "file";
}
