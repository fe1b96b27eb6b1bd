using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Portal.Messaging;

/// <summary>Instruments of the outbox and inbox, and the source of their activities.</summary>
internal static class MessagingMetrics
{
    public const string Name = "Portal.Messaging";

    public static readonly ActivitySource Source = new(Name);
    public static readonly Meter Meter = new(Name);
    public static readonly Counter<long> Enqueued = Meter.CreateCounter<long>("outbox.enqueued");
    public static readonly Counter<long> Sent = Meter.CreateCounter<long>("outbox.sent");
    public static readonly Counter<long> SendFailed = Meter.CreateCounter<long>("outbox.send_failed");
    public static readonly Counter<long> Poisoned = Meter.CreateCounter<long>("outbox.poisoned");
    public static readonly Histogram<double> Delay = Meter.CreateHistogram<double>("outbox.delay", "s");
    public static readonly Counter<long> Handled = Meter.CreateCounter<long>("inbox.handled");
    public static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("inbox.duplicates");

    /// <summary>Gauges of one service's outbox, told apart by its name where several share a process.</summary>
    public static void Watch(OutboxState state, string service)
    {
        var tag = new KeyValuePair<string, object?>("service", service);
        Meter.CreateObservableGauge("outbox.pending", () => new Measurement<long>(Interlocked.Read(ref state.Pending), tag));
        Meter.CreateObservableGauge("outbox.failed", () => new Measurement<long>(Interlocked.Read(ref state.Failed), tag));
        Meter.CreateObservableGauge("outbox.oldest_age", () => new Measurement<double>(Volatile.Read(ref state.OldestAgeSeconds), tag), "s");
        Meter.CreateObservableGauge("outbox.relay_active", () => new Measurement<int>(state.Active ? 1 : 0, tag));
    }
}
