using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Portal.ServiceDefaults.Database;

/// <summary>Brings the schema up to date before the service serves, then runs the service's seeds.</summary>
internal sealed class MigrationService<TDb>(IServiceProvider services) : IHostedService
    where TDb : PortalDbContext
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await MigrateAsync(db, cancellationToken);
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed<TDb>>())
        {
            await seed.SeedAsync(db, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>EF holds a lock in the database while it migrates. On SQLite that lock is a row, which a killed process would leave behind for ever, so an operating-system lock guards it.</summary>
    internal static async Task MigrateAsync(TDb db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite())
        {
            await db.Database.MigrateAsync(ct);
            return;
        }

        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await using var guard = await LockAsync(file + ".migrating", ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\";", ct);
        await db.Database.MigrateAsync(ct);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
            }
        }
    }
}

/// <summary>First data of a service; runs at each start after the migrations and must be safe to repeat.</summary>
public interface ISeed<in TDb>
    where TDb : PortalDbContext
{
    /// <summary>Adds what is missing.</summary>
    Task SeedAsync(TDb db, CancellationToken ct);
}

internal sealed class DatabaseHealth<TDb>(TDb db) : IHealthCheck
    where TDb : PortalDbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}
