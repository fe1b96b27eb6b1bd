using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.ServiceDefaults.Database;

/// <summary>Full-text search over a table of texts, by what each database has: FTS5, tsvector with GIN, or a LIKE scan.</summary>
/// <remarks>The table has columns <c>Id</c> (long, key), <c>TicketId</c> and <c>Body</c>; plain writes keep the index, by triggers or a generated column.</remarks>
#pragma warning disable EF1002 // The table's name is a constant of the service; all input goes in as parameters.
public static class FullText
{
    private const int MaxTerms = 12;

    /// <summary>Creates the index; call it in the migration that creates <paramref name="table"/>.</summary>
    public static void CreateFullText(this MigrationBuilder migration, string table)
    {
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migration.Sql($"""
                CREATE VIRTUAL TABLE "{table}_fts" USING fts5("Body", content='{table}', content_rowid='Id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
                CREATE TRIGGER "{table}_ai" AFTER INSERT ON "{table}" BEGIN
                  INSERT INTO "{table}_fts"(rowid, "Body") VALUES (new."Id", new."Body");
                END;
                CREATE TRIGGER "{table}_ad" AFTER DELETE ON "{table}" BEGIN
                  INSERT INTO "{table}_fts"("{table}_fts", rowid, "Body") VALUES ('delete', old."Id", old."Body");
                END;
                CREATE TRIGGER "{table}_au" AFTER UPDATE OF "Body" ON "{table}" BEGIN
                  INSERT INTO "{table}_fts"("{table}_fts", rowid, "Body") VALUES ('delete', old."Id", old."Body");
                  INSERT INTO "{table}_fts"(rowid, "Body") VALUES (new."Id", new."Body");
                END;
                """);
        }
        else if (migration.ActiveProvider!.StartsWith("Npgsql", StringComparison.Ordinal))
        {
            // PostgreSQL's parser keeps e-mail addresses, host names and "HP-2207" as one word each; parted by spaces they are the words that people look for.
            const string marks = "@.,;:/_+=&?#%~|-";
            migration.Sql($"""
                ALTER TABLE "{table}" ADD COLUMN "Words" tsvector GENERATED ALWAYS AS (to_tsvector('simple', translate(left("Body", 200000), '{marks}', '{new string(' ', marks.Length)}'))) STORED;
                CREATE INDEX "IX_{table}_Words" ON "{table}" USING gin ("Words");
                """);
        }
    }

    /// <summary>Ids of the tickets whose text holds every word of <paramref name="query"/>, each as a prefix; composes into a larger query. Null when the query has no words.</summary>
    public static IQueryable<Guid>? Search(this DatabaseFacade database, string table, string query) =>
        database.Search(table, [.. Terms(query).Select(term => (IReadOnlyList<string>)[term])]);

    /// <summary>The same with a choice of words: the text holds one of each group at least.</summary>
    /// <param name="whole">A word of letters and digits that must be there as it stands: looked up by itself, where a prefix gathers all that begin with it.</param>
    public static IQueryable<Guid>? Search(this DatabaseFacade database, string table, IReadOnlyList<IReadOnlyList<string>> groups, string? whole = null)
    {
        var wanted = Wanted(groups);
        if (wanted.Count == 0)
        {
            return null;
        }

        if (database.IsSqlite())
        {
            var match = string.Join(" AND ", [.. Whole(whole, word => $"\"{word}\""), .. wanted.Select(group => $"({string.Join(" OR ", group.Select(term => $"\"{term}\"*"))})")]);
            return database.SqlQueryRaw<Guid>(
                $"SELECT t.\"TicketId\" AS \"Value\" FROM \"{table}_fts\" f JOIN \"{table}\" t ON t.\"Id\" = f.rowid WHERE f.\"Body\" MATCH {{0}}", match);
        }

        if (database.IsNpgsql())
        {
            var match = string.Join(" & ", [.. Whole(whole, word => word), Query(wanted)]);
            return database.SqlQueryRaw<Guid>(
                $"SELECT \"TicketId\" AS \"Value\" FROM \"{table}\" WHERE \"Words\" @@ to_tsquery('simple', {{0}})", match);
        }

        // SQL Server: its full-text engine is an optional install, so each word is looked for as it stands.
        wanted = [.. Whole(whole, word => new List<string> { word }), .. wanted];
        return database.SqlQueryRaw<Guid>(
            $"SELECT \"TicketId\" AS \"Value\" FROM \"{table}\" WHERE {Each(wanted, place => $"\"Body\" LIKE {{{place}}}")}", Values(wanted, term => $"%{term}%"));
    }

    /// <summary>The texts that hold one word of each group at least, by looking at each and not at the index: for words so common that gathering all their texts takes longer than looking at those at hand. Without words all texts.</summary>
    /// <remarks>For texts that are plain words with single spaces. Ask for one text at a time (<c>Any(text => text.TicketId == …)</c>).</remarks>
    public static IQueryable<T> Holding<T>(this DbSet<T> texts, DatabaseFacade database, string table, IReadOnlyList<IReadOnlyList<string>> groups)
        where T : class
    {
        var wanted = Wanted(groups);
        var (condition, values) = database switch
        {
            _ when wanted.Count == 0 => ("1 = 1", []),

            // The function behind the operator: no index answers to it.
            _ when database.IsNpgsql() => ("ts_match_vq(\"Words\", to_tsquery('simple', {0}))", [Query(wanted)]),
            _ when database.IsSqlite() => (Each(wanted, place => $"instr(' ' || replace(\"Body\", char(10), ' '), {{{place}}}) > 0"), Values(wanted, term => " " + term)),
            _ => (Each(wanted, place => $"\"Body\" LIKE {{{place}}}"), Values(wanted, term => $"%{term}%")),
        };
        return texts.FromSqlRaw($"SELECT \"Id\", \"TicketId\", \"Body\" FROM \"{table}\" WHERE {condition}", values);
    }

    private static List<List<string>> Wanted(IReadOnlyList<IReadOnlyList<string>> groups) =>
        [.. groups.Select(group => group.SelectMany(Terms).ToList()).Where(group => group.Count > 0).Take(MaxTerms)];

    /// <summary>As PostgreSQL writes it.</summary>
    private static string Query(List<List<string>> wanted) => string.Join(" & ", wanted.Select(group => $"({string.Join(" | ", group.Select(term => $"{term}:*"))})"));

    /// <summary>A condition of SQL: one of each group, whose words are the parameters in their order.</summary>
    private static string Each(List<List<string>> wanted, Func<int, string> condition)
    {
        var place = 0;
        return string.Join(" AND ", wanted.Select(group => $"({string.Join(" OR ", group.Select(_ => condition(place++)))})"));
    }

    private static object[] Values(List<List<string>> wanted, Func<string, string> written) => [.. wanted.SelectMany(group => group).Select(written)];

    private static IEnumerable<T> Whole<T>(string? word, Func<string, T> written) => word is null ? [] : [written(word)];

    /// <summary>The words of a query: letters and digits only, so nothing of the engines' own syntax gets through.</summary>
    private static List<string> Terms(string query) =>
        new string(query.Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray())
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Take(MaxTerms)
            .ToList();
}
