using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Messaging;

/// <summary>At most one relay per service is active. The lease is a lock of one connection, so it dies with its holder; there is no time to live to outrun.</summary>
/// <remarks>SQLite has one process per file, so there the lease is always granted. Do not put a transaction-pooling proxy in front of PostgreSQL.</remarks>
internal sealed class OutboxLease(string service) : IAsyncDisposable
{
    private DbConnection? _connection;

    /// <summary>True while this relay holds the lease; tries to take it when it does not.</summary>
    public async Task<bool> HoldAsync(MessagingDbContext db, CancellationToken ct)
    {
        if (db.Database.IsSqlite())
        {
            return true;
        }

        if (_connection is { State: System.Data.ConnectionState.Open } held && await AnswersAsync(held, ct))
        {
            return true;
        }

        await DisposeAsync();
        _connection = await TakeAsync(db, ct);
        return _connection is not null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task<DbConnection?> TakeAsync(MessagingDbContext db, CancellationToken ct)
    {
        DbConnection connection;
        string sql;
        if (db.Database.IsNpgsql())
        {
            connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, KeepAlive = 10 }.ConnectionString);
            sql = $"SELECT CASE WHEN pg_try_advisory_lock(hashtext('outbox:{service}')) THEN 0 ELSE -1 END";
        }
        else
        {
            connection = (DbConnection)Activator.CreateInstance(db.Database.GetDbConnection().GetType(), db.Database.GetConnectionString() + ";Pooling=false")!;
            sql = $"DECLARE @r int; EXEC @r = sp_getapplock @Resource='outbox:{service}', @LockMode='Exclusive', @LockOwner='Session', @LockTimeout=0; SELECT @r";
        }

        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            if (Convert.ToInt32(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) >= 0)
            {
                return connection;
            }
        }
        catch (DbException)
        {
            // The database is away; the relay tries again at its next round.
        }

        await connection.DisposeAsync();
        return null;
    }

    private static async Task<bool> AnswersAsync(DbConnection connection, CancellationToken ct)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(ct);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
