using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Health;
using Portal.ServiceDefaults.Hot;
using Portal.ServiceDefaults.Http;
using Portal.ServiceDefaults.Telemetry;

namespace Portal.ServiceDefaults;

/// <summary>What every service and the gateway share. Call <see cref="AddServiceDefaults"/> first and <see cref="MapServiceDefaults"/> right after building.</summary>
public static class ServiceDefaultsSetup
{
    /// <summary>JSON as it goes over HTTP and into the outbox: camelCase, enums as their names.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Telemetry, errors, token authentication, health, the hot store and OpenAPI for the service called <paramref name="name"/>.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string name)
    {
        builder.Services.AddSingleton(new ServiceName(name));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));

            // Else every number in the API's description is a number or a text.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.AddPortalTelemetry(name);
        builder.AddProblems();
        builder.AddInternalAuth();
        builder.AddPortalHealth();
        builder.AddHotStore();
        builder.Services.AddApiDescription(name);

        // A failed statement reaches the log, or the caller, with the exception it throws; consumers expect some (a row that is just there).
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }

    /// <summary>Errors, authentication, <c>/health</c>, <c>/alive</c> and <c>/openapi/v1.json</c>.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<LookOnly>();
        app.MapPortalHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }
}

/// <summary>The running service's own name, as operators see it in logs, metrics and health.</summary>
public sealed record ServiceName(string Value);
