using Microsoft.EntityFrameworkCore;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Words of a portal that are one edit away from what was typed: a letter too many, missing, wrong, or two exchanged.</summary>
/// <remarks>
/// All strings that are one edit away are looked up by their key; so PostgreSQL and SQLite do the same, without an
/// extension and however many words there are. Only the search's hits tell that a word is there, and those are the
/// caller's own.
/// </remarks>
internal static class Typos
{
    private const int MaxWords = 20;

    /// <summary>What is left of the letters of our languages without their accents.</summary>
    private const string Letters = "abcdefghijklmnopqrstuvwxyzßæœøł";

    /// <summary>The terms with the words near them; null where there are none.</summary>
    public static async Task<SearchTerms?> CorrectAsync(TicketQueryDb db, Guid portalId, SearchTerms terms, CancellationToken ct)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var group in terms.Groups)
        {
            var typed = group[0];
            var near = PortalWord.IsKept(typed) ? await NearAsync(db, portalId, typed, ct) : [];
            groups.Add([typed, .. near.Where(word => word != typed)]);
        }

        return groups.Exists(group => group.Count > 1) ? new SearchTerms(groups, Corrected: true) : null;
    }

    private static Task<List<string>> NearAsync(TicketQueryDb db, Guid portalId, string typed, CancellationToken ct)
    {
        var edits = Edits(typed).ToHashSet(StringComparer.Ordinal);
        return db.PortalWords.AsNoTracking().Where(word => word.PortalId == portalId && edits.Contains(word.Word)).OrderBy(word => word.Word).Select(word => word.Word).Take(MaxWords).ToListAsync(ct);
    }

    /// <summary>Everything that is one edit away.</summary>
    internal static IEnumerable<string> Edits(string word)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            var (head, tail) = (word[..i], word[i..]);
            foreach (var letter in Letters)
            {
                yield return head + letter + tail;
                if (tail.Length > 0)
                {
                    yield return head + letter + tail[1..];
                }
            }

            if (tail.Length > 0)
            {
                yield return head + tail[1..];
            }

            if (tail.Length > 1)
            {
                yield return head + tail[1] + tail[0] + tail[2..];
            }
        }
    }
}
