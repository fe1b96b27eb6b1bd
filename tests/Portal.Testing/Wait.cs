using System.Diagnostics;

namespace Portal.Testing;

/// <summary>Waits on conditions instead of sleeping.</summary>
public static class Wait
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks until the answer fits and returns it; fails after <paramref name="seconds"/> naming <paramref name="what"/> and the last answer.</summary>
    public static async Task<T> ForAsync<T>(Func<Task<T>> ask, Func<T, bool> fits, string what, int seconds = 30)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (fits(answer))
            {
                return answer;
            }

            if (watch.Elapsed.TotalSeconds > seconds)
            {
                throw new TimeoutException($"Waited {seconds} s for {what}; last seen: {Describe(answer)}");
            }

            await Task.Delay(Step);
        }
    }

    /// <summary>The same for an answer at hand.</summary>
    public static Task<T> ForAsync<T>(Func<T> ask, Func<T, bool> fits, string what, int seconds = 30) =>
        ForAsync(() => Task.FromResult(ask()), fits, what, seconds);

    private static string Describe<T>(T answer) => answer is System.Collections.ICollection { Count: var count } ? $"{count} items" : $"{answer}";
}
