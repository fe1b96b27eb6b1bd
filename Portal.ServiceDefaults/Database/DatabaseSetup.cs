using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.ServiceDefaults.Database;

/// <summary>Chooses the provider by <c>Database:Provider</c> (sqlite, postgres, sqlserver) and <c>ConnectionStrings:database</c>.</summary>
public static class DatabaseSetup
{
    /// <summary>Registers <typeparamref name="TDb"/> with its interceptors; migrations run when the host starts, before it serves.</summary>
    /// <remarks>EF's retrying execution strategy stays off: it forbids the transactions that the inbox and idempotency need.</remarks>
    public static void AddPortalDatabase<TDb>(this WebApplicationBuilder builder)
        where TDb : PortalDbContext
    {
        var provider = ProviderOf(builder.Configuration);
        var connection = builder.Configuration.GetConnectionString("database")
            ?? throw new InvalidOperationException("ConnectionStrings:database is not configured.");
        // Pooled: putting a context and its options together costs more than finding a kept page.
        builder.Services.AddDbContextPool<TDb>((services, options) =>
        {
            Use(options, provider, connection);
            options.AddInterceptors(services.GetServices<IInterceptor>());
        });
        builder.Services.AddHostedService<MigrationService<TDb>>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth<TDb>>("database", tags: ["ready"]);
    }

    /// <summary>Sets the provider on <paramref name="options"/>; tests use it with a database of their own.</summary>
    public static void Use(DbContextOptionsBuilder options, DatabaseProvider provider, string connection)
    {
        switch (provider)
        {
            case DatabaseProvider.Sqlite:
                options.UseSqlite(connection);
                break;
            case DatabaseProvider.Postgres:
                options.UseNpgsql(connection);
                break;
#if FULL_FEED
            case DatabaseProvider.SqlServer:
                options.UseSqlServer(connection);
                break;
#endif
            default:
                throw new InvalidOperationException($"Database:Provider '{provider}' is not part of this build; it needs the full package feed.");
        }

        // Migrations are written by hand, so there is no model snapshot to compare with; a test compares the schemas instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    private static DatabaseProvider ProviderOf(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"] ?? "sqlite";
        return Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider)
            ? provider
            : throw new InvalidOperationException($"Database:Provider '{name}' is unknown; use sqlite, postgres or sqlserver.");
    }
}

/// <summary>The databases Portal runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file per service.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer.</summary>
    Postgres,

    /// <summary>SQL Server; only in builds with the full package feed.</summary>
    SqlServer,
}
