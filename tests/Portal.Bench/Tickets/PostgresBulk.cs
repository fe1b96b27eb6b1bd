using Npgsql;

namespace Portal.Bench.Tickets;

/// <summary>COPY into a table without its indexes.</summary>
#pragma warning disable CA2100 // Names of tables and columns are the bench's own.
internal sealed class PostgresBulk : IBulk
{
    private readonly NpgsqlConnection _connection;

    private PostgresBulk(NpgsqlConnection connection) => _connection = connection;

    public static async Task<PostgresBulk> OpenAsync(string connection)
    {
        var bulk = new PostgresBulk(new NpgsqlConnection(connection + ";Command Timeout=1200;Pooling=false"));
        await bulk._connection.OpenAsync();

        // Rows that refer to each other come from one place here; nothing is lost that could not be loaded again.
        await bulk.ExecuteAsync("SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
        return bulk;
    }

    public async Task LoadAsync(string table, string[] columns, IEnumerable<object?[]> rows)
    {
        var indexes = await IndexesAsync(table);
        foreach (var (name, _) in indexes)
        {
            await ExecuteAsync($"DROP INDEX \"{name}\"");
        }

        var list = string.Join(", ", columns.Select(column => $"\"{column}\""));
        await using (var copy = await _connection.BeginBinaryImportAsync($"COPY \"{table}\" ({list}) FROM STDIN (FORMAT BINARY)"))
        {
            copy.Timeout = TimeSpan.FromMinutes(20);
            foreach (var row in rows)
            {
                await copy.WriteRowAsync(CancellationToken.None, row!);
            }

            await copy.CompleteAsync();
        }

        foreach (var (_, definition) in indexes)
        {
            await ExecuteAsync(definition);
        }

        await ExecuteAsync($"VACUUM ANALYZE \"{table}\"");
    }

    public async Task ExecuteAsync(string statement)
    {
        await using var command = new NpgsqlCommand(statement, _connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<Guid> ReadIdAsync(string statement)
    {
        await using var command = new NpgsqlCommand(statement, _connection);
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>All that no constraint stands on.</summary>
    private async Task<List<(string Name, string Definition)>> IndexesAsync(string table)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = ('"' || $1 || '"')::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
            """,
            _connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        var found = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }
}
