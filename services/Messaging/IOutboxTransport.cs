using MassTransit;

namespace Portal.Messaging;

/// <summary>Where the relay hands messages over: the broker, or the other services of this process.</summary>
internal interface IOutboxTransport
{
    /// <summary>True when a failure is the message's own (a consumer failed), false when the transport is away.</summary>
    bool FailuresCount { get; }

    /// <summary>Returns once messages can be handed over; being away is waiting, not failing.</summary>
    Task ReadyAsync(CancellationToken ct);

    /// <summary>Returns once the message is safe: confirmed by the broker, or handled by every consumer.</summary>
    Task HandOverAsync(object message, Type type, Guid id, CancellationToken ct);
}

/// <summary>RabbitMQ with publisher confirms (on by default in MassTransit): a finished publish is on disk in the quorum queues.</summary>
internal sealed class RabbitTransport(IBusControl bus) : IOutboxTransport
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public bool FailuresCount => false;

    public Task ReadyAsync(CancellationToken ct) => bus.WaitForHealthStatus(BusHealthStatus.Healthy, ct);

    public async Task HandOverAsync(object message, Type type, Guid id, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Timeout);

        // The limit must hold from outside: a publish whose confirm was lost with its connection may never return, and would stop the relay for good.
        await bus.Publish(message, type, Pipe.Execute<PublishContext>(context => context.MessageId = id), timeout.Token).WaitAsync(timeout.Token);
    }
}

/// <summary>All services in one process: each consumer runs before the message counts as sent.</summary>
internal sealed class InProcessTransport(InProcessBus bus) : IOutboxTransport
{
    public bool FailuresCount => true;

    public Task ReadyAsync(CancellationToken ct) => bus.OpenedAsync(ct);

    public Task HandOverAsync(object message, Type type, Guid id, CancellationToken ct) => bus.PublishAsync(message, type, id, ct);
}
