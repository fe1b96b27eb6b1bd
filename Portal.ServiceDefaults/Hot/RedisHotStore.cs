using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Portal.ServiceDefaults.Hot;

internal sealed class RedisHotStore : IHotStore, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);
    private readonly ILogger _logger;
    private readonly Lazy<ConnectionMultiplexer> _connection;
    private long _leaveAloneUntil;

    public RedisHotStore(string connection, ILogger<RedisHotStore> logger)
    {
        _logger = logger;
        var options = ConfigurationOptions.Parse(connection);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 1000;
        _connection = new Lazy<ConnectionMultiplexer>(() => ConnectionMultiplexer.Connect(options));
    }

    public Task<string?> GetAsync(string key) =>
        Try<string?>(async db => await db.StringGetAsync(key), null);

    public Task<string?> GetAndSlideAsync(string key, TimeSpan lifetime) => Try<string?>(
        async db =>
        {
            var value = db.StringGetAsync(key);
            var slide = db.KeyExpireAsync(key, lifetime);
            await slide;
            return await value;
        },
        null);

    public Task<string?[]> GetManyAsync(params string[] keys) => Try(
        async db => Array.ConvertAll(await db.StringGetAsync(Array.ConvertAll(keys, key => (RedisKey)key)), value => (string?)value),
        new string?[keys.Length]);

    public Task<bool> SetAsync(string key, string value, TimeSpan lifetime) =>
        Try(db => db.StringSetAsync(key, value, lifetime), false);

    public Task<long?> IncrementAsync(string key, TimeSpan lifetime) => Try<long?>(
        async db =>
        {
            var value = db.StringIncrementAsync(key);
            var expire = db.KeyExpireAsync(key, lifetime);
            await expire;
            return await value;
        },
        null);

    public Task<bool> DeleteAsync(string key) => Try(
        async db =>
        {
            await db.KeyDeleteAsync(key);
            return true;
        },
        false);

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }
    }

    /// <summary>Asks only while connected, waits a second at most and then leaves Redis alone for a while, so that a lost or hanging one costs next to nothing.</summary>
    private async Task<T> Try<T>(Func<IDatabase, Task<T>> ask, T otherwise)
    {
        if (Environment.TickCount64 < Interlocked.Read(ref _leaveAloneUntil))
        {
            return otherwise;
        }

        try
        {
            return _connection.Value.IsConnected
                ? await ask(_connection.Value.GetDatabase()).WaitAsync(Patience)
                : otherwise;
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException or TaskCanceledException)
        {
            Interlocked.Exchange(ref _leaveAloneUntil, Environment.TickCount64 + (long)Rest.TotalMilliseconds);
            _logger.LogWarning("Redis did not answer: {Reason}", error.Message);
            return otherwise;
        }
    }
}
