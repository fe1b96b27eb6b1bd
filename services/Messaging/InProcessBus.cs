using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Mediator;

namespace Portal.Messaging;

/// <summary>The bus of the embedded host: hands each message to every service's MassTransit mediator. One instance is shared by all services of the process.</summary>
/// <remarks>It holds nothing: a message is in its sender's outbox until all consumers have succeeded, so killing the process loses nothing.</remarks>
public sealed class InProcessBus : IDisposable
{
    private readonly ConcurrentDictionary<string, Member> _services = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts delivery; call it once every service has started, so that none misses a message.</summary>
    public void Open() => _opened.TrySetResult();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var service in _services.Values)
        {
            service.Dispose();
        }
    }

    internal void Join(string service, IMediator mediator) => _services[service] = new Member(mediator);

    internal Task OpenedAsync(CancellationToken ct) => _opened.Task.WaitAsync(ct);

    internal Task PublishAsync(object message, Type type, Guid id, CancellationToken ct) => PublishAsync(message, type, id, new(), ct);

    /// <summary>For all services but those that have <paramref name="handled"/> it; who succeeds is added there, even when others fail.</summary>
    internal Task PublishAsync(object message, Type type, Guid id, ConcurrentDictionary<string, bool> handled, CancellationToken ct) =>
        Task.WhenAll(_services.Where(service => !handled.ContainsKey(service.Key)).Select(async service =>
        {
            await service.Value.HandleAsync(message, type, id, ct);
            handled[service.Key] = true;
        }));

    /// <summary>For one service alone; those of its consumers that have handled the message already know it.</summary>
    internal Task SendAsync(string service, object message, Type type, Guid id, CancellationToken ct) => _services[service].HandleAsync(message, type, id, ct);

    /// <summary>A service's consumers run one at a time: its SQLite file takes one writer anyway, and waiting here is cheaper than waiting for its lock.</summary>
    private sealed class Member(IMediator mediator) : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);

        public void Dispose() => _turn.Dispose();

        public async Task HandleAsync(object message, Type type, Guid id, CancellationToken ct)
        {
            await _turn.WaitAsync(ct);
            try
            {
                await mediator.Publish(message, type, Pipe.Execute<PublishContext>(context => context.MessageId = id), ct);
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
