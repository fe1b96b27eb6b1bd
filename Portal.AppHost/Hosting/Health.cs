using Portal.AppHost.Cli;

namespace Portal.AppHost.Hosting;

/// <summary>Waiting for something to be ready.</summary>
internal static class Health
{
    /// <summary>How long a start may take before it counts as failed.</summary>
    public static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns once <c>/health</c> below <paramref name="url"/> answers 200.</summary>
    public static async Task WaitAsync(HttpClient http, string url, string name, CancellationToken ct)
    {
        var last = "no answer";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        try
        {
            while (true)
            {
                try
                {
                    using var answer = await http.GetAsync($"{url}/health", limit.Token);
                    if (answer.IsSuccessStatusCode)
                    {
                        return;
                    }

                    last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(limit.Token)}";
                }
                catch (HttpRequestException error)
                {
                    last = error.Message;
                }

                await Task.Delay(Interval, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new Refusal($"Not ready after {StartLimit.TotalMinutes:0} minutes: {name}. Last answer: {last}");
        }
    }

    /// <summary>Returns once <paramref name="probe"/> succeeds; exceptions count as "not yet".</summary>
    public static async Task WaitAsync(Func<CancellationToken, Task> probe, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await probe(ct);
                return;
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(Interval, ct);
            }
        }
    }
}
