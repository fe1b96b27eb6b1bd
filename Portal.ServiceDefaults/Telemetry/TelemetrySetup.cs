using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Portal.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. The frameworks emit their own signals; here they are collected.</summary>
public static class TelemetrySetup
{
    /// <summary>Activities and instruments of our own carry this prefix.</summary>
    public const string SourcePrefix = "Portal.";

    internal static void AddPortalTelemetry(this WebApplicationBuilder builder, string name)
    {
        Activity.DefaultIdFormat = ActivityIdFormat.W3C;
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        var service = builder.Configuration["OTEL_SERVICE_NAME"] ?? $"portal-{name}";
        builder.Logging.AddOpenTelemetry(logs => logs
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(service))
            .AddOtlpExporter());

        // Traces and metrics are collected per process, whichever host in it they come from.
        if (builder.Configuration.GetValue("Telemetry:CollectProcess", true))
        {
            builder.Services.AddSingleton(new TelemetryOptions(service));
            builder.Services.AddHostedService<TelemetryService>();
        }
    }

    private sealed record TelemetryOptions(string ServiceName);

    /// <summary>Collects while the service runs and flushes when it stops.</summary>
    private sealed class TelemetryService(TelemetryOptions options) : IHostedService
    {
        private OpenTelemetrySdk? _sdk;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _sdk = OpenTelemetrySdk.Create(builder => builder
                .ConfigureResource(resource => resource.AddService(options.ServiceName))
                .WithTracing(tracing => tracing
                    .AddSource("Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", SourcePrefix + "*")
                    .AddOtlpExporter())
                .WithMetrics(metrics => metrics
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "MassTransit", "Npgsql", SourcePrefix + "*")
                    .AddOtlpExporter()));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _sdk?.Dispose();
            return Task.CompletedTask;
        }
    }
}
