using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Mediator;

namespace Portal.Messaging;

/// <summary>The bus of the embedded host: hands each message to every service's MassTransit mediator. One instance is shared by all services of the process.</summary>
/// <remarks>It holds nothing: a message is in its sender's outbox until all consumers have succeeded, so killing the process loses nothing.</remarks>
public sealed class InProcessBus
{
    private readonly ConcurrentDictionary<string, IMediator> _services = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts delivery; call it once every service has started, so that none misses a message.</summary>
    public void Open() => _opened.TrySetResult();

    internal void Join(string service, IMediator mediator) => _services[service] = mediator;

    internal Task OpenedAsync(CancellationToken ct) => _opened.Task.WaitAsync(ct);

    internal async Task PublishAsync(object message, Type type, Guid id, CancellationToken ct)
    {
        foreach (var mediator in _services.Values)
        {
            await mediator.Publish(message, type, Pipe.Execute<PublishContext>(context => context.MessageId = id), ct);
        }
    }
}
