using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Messaging.Failures;

/// <summary>Keeps what a consumer could not handle in the service's own database, in place of MassTransit's error queue.</summary>
/// <remarks>The broker has its acknowledgement only after this has returned, so a process killed before the row is stored gets the message again.</remarks>
internal sealed class KeepFailures(IServiceProvider services, string queue) : IFilter<ExceptionReceiveContext>
{
    private const int MaxError = 2000;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (!context.IsFaulted)
        {
            // No consumer has run: nobody could read the message. Unmarked it would go to a queue of skipped ones as well.
            await context.NotifyFaulted(context.Exception);
        }

        await StoreAsync(Envelope.Read(context.GetBody()), context.Exception);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepFailures");

    /// <summary>As long as it takes: the database may be what the consumer failed for. A service that stops gives the message back to the broker.</summary>
    private async Task StoreAsync(Envelope envelope, Exception error)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await TryStoreAsync(envelope, error, clock.GetUtcNow(), stopping);
                return;
            }
            catch (Exception reason) when (!stopping.IsCancellationRequested)
            {
                services.GetRequiredService<ILogger<KeepFailures>>()
                    .LogWarning("A failed message of {Queue} is not stored yet, next try in {Pause}: {Reason}", queue, pause, reason.Message);
                await Task.Delay(pause, clock, stopping);
            }
        }
    }

    /// <summary>Delivered and failed again, a message has one row all the same.</summary>
    private async Task TryStoreAsync(Envelope envelope, Exception error, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingDbContext>();
        var text = error.Message.Length <= MaxError ? error.Message : error.Message[..MaxError];
        var known = await db.FailedMessages.Where(row => row.MessageId == envelope.MessageId && row.Queue == queue).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Attempts, row => row.Attempts + 1)
                .SetProperty(row => row.Error, text)
                .SetProperty(row => row.FailedAt, now),
            ct);
        if (known > 0)
        {
            return;
        }

        db.FailedMessages.Add(new FailedMessage
        {
            Id = Guid.CreateVersion7(),
            MessageId = envelope.MessageId,
            Queue = queue,
            Type = envelope.Type,
            Payload = envelope.Payload,
            Error = text,
            Attempts = 1,
            CreatedAt = envelope.SentAt ?? now,
            FailedAt = now,
        });
        await db.SaveChangesAsync(ct);
    }
}
