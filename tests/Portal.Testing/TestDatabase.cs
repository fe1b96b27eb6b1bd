using Npgsql;
using Portal.ServiceDefaults.Database;

namespace Portal.Testing;

/// <summary>An empty database of one test: a SQLite file, or a database in the test run's own PostgreSQL cluster.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string connectionString, string folder)
    {
        ConnectionString = connectionString;
        Folder = folder;
    }

    /// <summary>How a service connects to it.</summary>
    public string ConnectionString { get; }

    /// <summary>A folder of this test; removed with the database.</summary>
    public string Folder { get; }

    /// <summary>Creates one named after <paramref name="service"/>.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, string service)
    {
        var folder = Directory.CreateTempSubdirectory($"portal-{service}-").FullName;
        if (provider == DatabaseProvider.Sqlite)
        {
            return new TestDatabase($"Data Source={Path.Combine(folder, service + ".db")}", folder);
        }

        var server = await PostgresServer.SharedAsync();
        var name = $"{service}_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        await create.ExecuteNonQueryAsync();
        return new TestDatabase(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString, folder);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
