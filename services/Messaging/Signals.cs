using Microsoft.Extensions.Logging;
using Portal.Contracts;

namespace Portal.Messaging;

/// <summary>Tells the other services what is worth nothing a moment later. Unlike events, signals pass the outbox by and may get lost: none is worth a write, or a wait.</summary>
public sealed class Signals
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IOutboxTransport _transport;
    private readonly ILogger<Signals> _logger;

    internal Signals(IOutboxTransport transport, ILogger<Signals> logger) => (_transport, _logger) = (transport, logger);

    /// <summary>Sends a signal; one that cannot be sent at once is dropped.</summary>
    public async Task SendAsync<T>(T signal, CancellationToken ct)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var envelope = new OutboxMessage { Id = Guid.CreateVersion7(), Type = MessageTypes.NameOf(typeof(T)), Payload = "" };
            await _transport.HandOverAsync(signal, typeof(T), envelope, patience.Token);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            _logger.LogDebug("A signal was dropped: {Reason}", error.Message);
        }
    }
}
