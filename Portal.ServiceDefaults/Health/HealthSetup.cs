using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Portal.ServiceDefaults.Health;

internal static class HealthSetup
{
    public static void AddPortalHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks();

    /// <summary><c>/alive</c> answers while the process does; <c>/health</c> 200 when ready or degraded, 503 with the reasons when not.</summary>
    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapGet("/alive", () => Results.Text("alive")).AllowAnonymous().ExcludeFromDescription();
        app.MapHealthChecks("/health", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains("ready"),
            ResponseWriter = (http, report) => http.Response.WriteAsJsonAsync(new
            {
                status = report.Status switch
                {
                    HealthStatus.Healthy => "ready",
                    HealthStatus.Degraded => "degraded",
                    _ => "not ready",
                },
                checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Description ?? entry.Value.Status.ToString()),
            }),
        }).AllowAnonymous();
    }
}
