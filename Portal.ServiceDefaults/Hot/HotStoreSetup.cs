using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Portal.ServiceDefaults.Hot;

internal static class HotStoreSetup
{
    /// <summary>Redis when <c>ConnectionStrings:redis</c> is there, else this process's memory.</summary>
    public static void AddHotStore(this WebApplicationBuilder builder)
    {
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
