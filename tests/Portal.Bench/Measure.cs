using System.Collections.Concurrent;
using System.Diagnostics;

namespace Portal.Bench;

/// <summary>Requests a second and latencies of one target under a fixed number of connections.</summary>
internal sealed record Measure(string Name, double PerSecond, TimeSpan Median, TimeSpan P99, int Errors)
{
    private const int DefaultConnections = 16;
    private const long LongestDrain = 10;

    /// <summary>Sends as fast as answers come for <paramref name="seconds"/>, after a warm-up of a quarter of that.</summary>
    public static async Task<Measure> TakeAsync(string name, Func<Task<bool>> send, int seconds, int connections = DefaultConnections)
    {
        await LoadAsync(send, TimeSpan.FromSeconds(seconds / 4.0), connections);
        var watch = Stopwatch.StartNew();
        var (times, errors) = await LoadAsync(send, TimeSpan.FromSeconds(seconds), connections);
        return Of(name, times, errors, watch.Elapsed);
    }

    /// <summary>Sends each of <paramref name="requests"/> once, as fast as answers come but for no longer than a few seconds; the first tenth warms up.</summary>
    public static async Task<Measure> OnceAsync(string name, IEnumerable<Func<Task<bool>>> requests, int connections)
    {
        var waiting = new ConcurrentQueue<Func<Task<bool>>>(requests);
        var warm = waiting.Count * 9 / 10;
        await DrainAsync(waiting, warm, connections);
        var watch = Stopwatch.StartNew();
        var (times, errors) = await DrainAsync(waiting, 0, connections);
        return Of(name, times, errors, watch.Elapsed);
    }

    private static async Task<(List<long> Times, int Errors)> DrainAsync(ConcurrentQueue<Func<Task<bool>>> waiting, int leave, int connections)
    {
        var end = Stopwatch.GetTimestamp() + (LongestDrain * Stopwatch.Frequency);
        return await RepeatAsync(
            () => waiting.Count > leave && Stopwatch.GetTimestamp() < end && waiting.TryDequeue(out var next) ? next : null,
            connections);
    }

    private static Measure Of(string name, List<long> times, int errors, TimeSpan elapsed)
    {
        times.Sort();
        return new Measure(name, times.Count / elapsed.TotalSeconds, At(times, 0.5), At(times, 0.99), errors);
    }

    private static async Task<(List<long> Times, int Errors)> LoadAsync(Func<Task<bool>> send, TimeSpan duration, int connections)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        return await RepeatAsync(() => Stopwatch.GetTimestamp() < end ? send : null, connections);
    }

    /// <summary>Sends on each connection what <paramref name="next"/> gives, until it gives nothing.</summary>
    private static async Task<(List<long> Times, int Errors)> RepeatAsync(Func<Func<Task<bool>>?> next, int connections)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var times = new List<long>();
            var errors = 0;
            while (next() is { } send)
            {
                var start = Stopwatch.GetTimestamp();
                if (await send())
                {
                    times.Add(Stopwatch.GetTimestamp() - start);
                }
                else
                {
                    errors++;
                }
            }

            return (times, errors);
        })));
        return (results.SelectMany(result => result.times).ToList(), results.Sum(result => result.errors));
    }

    private static TimeSpan At(List<long> sorted, double quantile) =>
        sorted.Count == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(sorted[(int)((sorted.Count - 1) * quantile)] / (double)Stopwatch.Frequency);
}
