using MassTransit;
using MassTransit.Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Messaging.Failures;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Database;

namespace Portal.Messaging;

/// <summary>Bus, outbox and inbox of a service.</summary>
public static class MessagingSetup
{
    /// <summary>Database, outbox relay and bus for a service with its own data. <paramref name="consumers"/> lists its consumers by name.</summary>
    public static void AddPortalMessaging<TDb>(this WebApplicationBuilder builder, string service, Action<IRegistrationConfigurator> consumers)
        where TDb : MessagingDbContext
    {
        var inProcess = builder.AddPortalBus(service, consumers);
        var state = new OutboxState();
        MessagingMetrics.Watch(state, service);
        var services = builder.Services;
        services.AddSingleton(state);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<OutboxSignal>());
        builder.AddPortalDatabase<TDb>();
        services.AddScoped<MessagingDbContext>(provider => provider.GetRequiredService<TDb>());
        if (inProcess)
        {
            services.AddSingleton<IOutboxTransport, InProcessTransport>();
        }
        else
        {
            services.AddSingleton<OwnQueues>();
            services.AddSingleton<IOutboxTransport, RabbitTransport>();
        }

        services.AddSingleton(provider => new Signals(provider.GetRequiredService<IOutboxTransport>(), provider.GetRequiredService<ILogger<Signals>>()));
        services.AddSingleton<OutboxRelay<TDb>>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxRelay<TDb>>());
        services.AddHostedService<MessagingUpkeep<TDb>>();
        services.AddHealthChecks().AddCheck<OutboxHealth>("outbox", tags: ["ready"]);
    }

    /// <summary>Only the consuming side, for the gateway, which has no data. True when the bus is this process.</summary>
    public static bool AddPortalBus(this WebApplicationBuilder builder, string service, Action<IRegistrationConfigurator> consumers)
    {
        if (builder.Services.Any(descriptor => descriptor.ServiceType == typeof(InProcessBus)))
        {
            builder.Services.AddMediator(mediator =>
            {
                consumers(mediator);
                mediator.ConfigureMediator((_, configurator) => configurator.UseRetries());
            });
            builder.Services.AddHostedService<InProcessMember>();
            return true;
        }

        var connection = builder.Configuration.GetConnectionString("rabbitmq")
            ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is not configured.");
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            bus.ConfigureHealthCheckOptions(options =>
            {
                options.MinimalFailureStatus = HealthStatus.Degraded;
                options.Tags.Add("ready");
            });
            consumers(bus);
            bus.AddConfigureEndpointsCallback((context, name, endpoint) =>
            {
                endpoint.UseRetries();
                if (name.Contains(TemporaryQueue.Mark, StringComparison.Ordinal))
                {
                    // An error queue would outlive the process, and nobody wants to see old live updates.
                    endpoint.DiscardFaultedMessages();
                    return;
                }

                context.GetRequiredService<OwnQueues>().Add(name);
                endpoint.ConfigureError(errors => errors.UseFilter(new KeepFailures(context, name)));
                if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
                {
                    queue.SetQuorumQueue();
                    queue.PrefetchCount = 32;
                    queue.ConcurrentMessageLimit = 8;
                }
            });
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(connection));
                rabbit.ConfigureEndpoints(context);
            });
        });
        return false;
    }

    /// <summary>Joins this service to the bus of the process before anything is published.</summary>
    private sealed class InProcessMember(InProcessBus bus, IMediator mediator, ServiceName service) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            bus.Join(service.Value, mediator);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Queues of one process that end with it, for live updates: what happened while nobody looked does not matter.</summary>
public static class TemporaryQueue
{
    internal const string Mark = "-live-";

    /// <summary>Gives the consumer a queue of this process alone.</summary>
    public static void OfThisProcess(this IConsumerRegistrationConfigurator consumer, string name) => consumer.Endpoint(endpoint =>
    {
        endpoint.Name = $"{name}{Mark}{Guid.NewGuid():N}";
        endpoint.Temporary = true;
    });
}
