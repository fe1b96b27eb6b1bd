using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Portal.Bench.Tickets;

/// <summary>One prepared insert in big transactions, into a table without its indexes.</summary>
#pragma warning disable CA2100 // Names of tables and columns are the bench's own.
internal sealed class SqliteBulk : IBulk
{
    private const int RowsPerTransaction = 100_000;
    private readonly SqliteConnection _connection;

    private SqliteBulk(SqliteConnection connection) => _connection = connection;

    public static async Task<SqliteBulk> OpenAsync(string file)
    {
        var bulk = new SqliteBulk(new SqliteConnection($"Data Source={file};Pooling=false;Default Timeout=600"));
        await bulk._connection.OpenAsync();
        await bulk.ExecuteAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY");
        return bulk;
    }

    public async Task LoadAsync(string table, string[] columns, IEnumerable<object?[]> rows)
    {
        var indexes = await IndexesAsync(table);
        foreach (var (name, _) in indexes)
        {
            await ExecuteAsync($"DROP INDEX \"{name}\"");
        }

        await using var insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, place) => $"@p{place}"))})";
        var parameters = columns.Select((_, place) => insert.Parameters.Add(new SqliteParameter($"@p{place}", null))).ToArray();
        foreach (var batch in rows.Chunk(RowsPerTransaction))
        {
            await using var transaction = _connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var row in batch)
            {
                for (var place = 0; place < row.Length; place++)
                {
                    parameters[place].Value = AsStored(row[place]);
                }

                insert.ExecuteNonQuery();
            }

            await transaction.CommitAsync();
        }

        foreach (var (_, definition) in indexes)
        {
            await ExecuteAsync(definition);
        }

        await ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public async Task ExecuteAsync(string statement)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<Guid> ReadIdAsync(string statement)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = statement;
        return Guid.Parse((string)(await command.ExecuteScalarAsync())!);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>As Entity Framework writes it.</summary>
    private static object AsStored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString().ToUpperInvariant(),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        bool truth => truth ? 1 : 0,
        _ => value,
    };

    private async Task<List<(string Name, string Definition)>> IndexesAsync(string table)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = @table";
        command.Parameters.AddWithValue("@table", table);
        var found = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }
}
