using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Portal.ServiceDefaults.Hot;

/// <summary>Chooses where sessions' hot copies and cached views are kept.</summary>
public static class HotStoreSetup
{
    /// <summary>A store in memory, for hosts that run several services in one process: as with Redis, all of them must see the same.</summary>
    public static IHotStore InMemory(TimeProvider clock) => new MemoryHotStore(clock);

    /// <summary>The store the host has registered, else Redis when <c>ConnectionStrings:redis</c> is there, else this service's memory.</summary>
    internal static void AddHotStore(this WebApplicationBuilder builder)
    {
        if (builder.Services.Any(descriptor => descriptor.ServiceType == typeof(IHotStore)))
        {
            return;
        }

        if (builder.Configuration.GetConnectionString("redis") is { Length: > 0 } redis)
        {
            builder.Services.AddSingleton<IHotStore>(services => new RedisHotStore(redis, services.GetRequiredService<ILogger<RedisHotStore>>()));
            builder.Services.AddHealthChecks().AddCheck<HotStoreHealth>("redis", HealthStatus.Degraded, ["ready"]);
        }
        else
        {
            builder.Services.AddSingleton<IHotStore>(services => new MemoryHotStore(services.GetRequiredService<TimeProvider>()));
        }
    }

    private sealed class HotStoreHealth(IHotStore store) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await store.SetAsync("health", "ok", TimeSpan.FromMinutes(1))
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded("Redis does not answer; sessions and views come from the databases.");
    }
}
