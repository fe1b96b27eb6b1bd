using System.Diagnostics;

namespace Portal.Bench;

/// <summary>Requests a second and latencies of one target under a fixed number of connections.</summary>
internal sealed record Measure(string Name, double PerSecond, TimeSpan Median, TimeSpan P99, int Errors)
{
    private const int Connections = 16;

    /// <summary>Sends as fast as answers come for <paramref name="seconds"/>, after a warm-up of a quarter of that.</summary>
    public static async Task<Measure> TakeAsync(string name, Func<Task<bool>> send, int seconds)
    {
        await LoadAsync(send, TimeSpan.FromSeconds(seconds / 4.0));
        var watch = Stopwatch.StartNew();
        var (times, errors) = await LoadAsync(send, TimeSpan.FromSeconds(seconds));
        watch.Stop();
        times.Sort();
        return new Measure(name, times.Count / watch.Elapsed.TotalSeconds, At(times, 0.5), At(times, 0.99), errors);
    }

    private static async Task<(List<long> Times, int Errors)> LoadAsync(Func<Task<bool>> send, TimeSpan duration)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var results = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var times = new List<long>();
            var errors = 0;
            while (Stopwatch.GetTimestamp() < end)
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
