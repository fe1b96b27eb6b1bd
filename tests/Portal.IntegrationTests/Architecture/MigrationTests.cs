using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Portal.Messaging;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Architecture;

/// <summary>Migrations are written by hand, so this holds them against the model: both must make the same tables, columns and indexes.</summary>
public sealed class MigrationTests
{
    private const string SqliteSchema = """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '%\_fts%' ESCAPE '\' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
        UNION ALL
        SELECT 'index ' || i.tbl_name || ' ' || i.sql FROM sqlite_master i WHERE i.type = 'index' AND i.sql IS NOT NULL AND i.tbl_name NOT LIKE '\_\_EF%' ESCAPE '\'
        ORDER BY 1
        """;

    private const string PostgresSchema = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable || ' ' || is_identity
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' AND column_name <> 'Words'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%' AND indexname NOT LIKE '%\_Words'
        ORDER BY 1
        """;

    public static TheoryData<string, DatabaseProvider> Services => AllServices.NamesAndProviders;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Migrations_make_what_the_model_says(string service, DatabaseProvider provider)
    {
        await using var host = await AllServices.StartAsync(service, provider);
        await using var scope = host.Services.CreateAsyncScope();
        var migrated = scope.ServiceProvider.GetRequiredService<MessagingDbContext>();
        await using var empty = await TestDatabase.CreateAsync(provider, service + "-model");
        var script = migrated.Database.GenerateCreateScript();
        var tables = await ReadAsync(migrated.Database.GetDbConnection(), provider);

        migrated.Database.SetConnectionString(empty.ConnectionString);
        await migrated.GetService<IRelationalConnection>().OpenAsync(Ct);
        await using (var create = migrated.Database.GetDbConnection().CreateCommand())
        {
            create.CommandText = script.Replace("\nGO\n", "\n", StringComparison.Ordinal);
            await create.ExecuteNonQueryAsync(Ct);
        }

        tables.ShouldBe(await ReadAsync(migrated.Database.GetDbConnection(), provider));
    }

    private static async Task<List<string>> ReadAsync(DbConnection connection, DatabaseProvider provider)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync(Ct);
        }

        await using var command = connection.CreateCommand();
        command.CommandText = provider == DatabaseProvider.Sqlite ? SqliteSchema : PostgresSchema;
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            lines.Add(reader.GetString(0));
        }

        await connection.CloseAsync();
        return lines;
    }
}
