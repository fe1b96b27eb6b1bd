using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Portal.Testing;

namespace Portal.ChaosTests;

/// <summary>Submissions and replies as customers' browsers send them: each tried again with its own Idempotency-Key until it is acknowledged.</summary>
internal sealed class Load(PortalClient customer)
{
    public const int Submissions = 200;
    public const int Replies = 200;
    private const int AtOnce = 8;
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(3);
    private int _acknowledged;

    /// <summary>How many requests have been acknowledged so far.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Subjects of acknowledged submissions.</summary>
    public ConcurrentBag<string> Subjects { get; } = [];

    /// <summary>Texts of acknowledged replies to the ticket.</summary>
    public ConcurrentBag<string> Texts { get; } = [];

    /// <summary>Sends everything, calling <paramref name="halfWay"/> once in the middle.</summary>
    public async Task RunAsync(string name, long ticket, Func<Task> halfWay)
    {
        var form = (await customer.GetAsync("api/forms/support"))["id"]!.GetValue<string>();
        var work = Enumerable.Range(0, Submissions).Select(i => (Func<Task>)(() => SubmitAsync(form, $"{name} submission {i}")))
            .Zip(Enumerable.Range(0, Replies).Select(i => (Func<Task>)(() => ReplyAsync(ticket, $"{name} reply {i}"))), (submit, reply) => new[] { submit, reply })
            .SelectMany(pair => pair);
        var middle = Task.CompletedTask;
        var started = 0;
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (send, _) =>
        {
            if (Interlocked.Increment(ref started) == (Submissions + Replies) / 2)
            {
                middle = halfWay();
            }

            await send();
            Interlocked.Increment(ref _acknowledged);
        });
        await middle;
    }

    /// <summary>Every acknowledged submission and reply is there exactly once: in the customer's list and thread, and in the desk.</summary>
    public async Task ShouldBeThereOnceAsync(string name, long ticket, PortalClient agent)
    {
        Subjects.Count.ShouldBe(Submissions);
        Texts.Count.ShouldBe(Replies);
        await ShouldListOnceAsync(customer, $"api/tickets?limit=100&q={Uri.EscapeDataString(name + " submission")}");
        await ShouldListOnceAsync(agent, $"api/desk/tickets?view=all&limit=100&q={Uri.EscapeDataString(name + " submission")}");
        await ShouldThreadOnceAsync(customer, $"api/tickets/{ticket}", name);
        await ShouldThreadOnceAsync(agent, $"api/desk/tickets/{ticket}", name);
    }

    private async Task ShouldListOnceAsync(PortalClient client, string path)
    {
        var listed = await Wait.ForAsync(() => ListAsync(client, path), found => found.Count >= Submissions, $"{Submissions} tickets in {path}", 90);
        listed.Order(StringComparer.Ordinal).ShouldBe(Subjects.Order(StringComparer.Ordinal));
    }

    private async Task ShouldThreadOnceAsync(PortalClient client, string path, string name)
    {
        var texts = await Wait.ForAsync(() => ThreadAsync(client, path, name), found => found.Count >= Replies, $"{Replies} replies in {path}", 90);
        texts.Order(StringComparer.Ordinal).ShouldBe(Texts.Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> ListAsync(PortalClient client, string path)
    {
        var subjects = new List<string>();
        string? next = null;
        do
        {
            var page = await client.GetAsync(next is null ? path : $"{path}&cursor={next}");
            subjects.AddRange(page["items"]!.AsArray().Select(item => item!["subject"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }
        while (next is not null);
        return subjects;
    }

    private static async Task<List<string>> ThreadAsync(PortalClient client, string path, string name)
    {
        var ticket = await client.GetAsync(path);
        var messages = ticket["thread"]!["messages"]!.AsArray().ToList();
        var earlier = ticket["thread"]!["earlier"]?.GetValue<string>();
        while (earlier is not null)
        {
            var page = await client.GetAsync($"{path}/messages?before={earlier}");
            messages.AddRange(page["items"]!.AsArray());
            earlier = page["next"]?.GetValue<string>();
        }

        return messages.Select(message => message!["text"]?.GetValue<string>().Trim() ?? "").Where(text => text.StartsWith(name + " reply", StringComparison.Ordinal)).ToList();
    }

    private async Task SubmitAsync(string form, string subject)
    {
        await AcknowledgedAsync($"api/forms/{form}/submissions", new { fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = subject, ["content"] = "Filed while things break." } }, subject);
        Subjects.Add(subject);
    }

    private async Task ReplyAsync(long ticket, string text)
    {
        await AcknowledgedAsync($"api/tickets/{ticket}/messages", new { text }, text);
        Texts.Add(text);
    }

    private async Task AcknowledgedAsync(string path, object body, string key)
    {
        var giveUp = DateTime.UtcNow + GiveUpAfter;
        while (true)
        {
            try
            {
                using var answer = await customer.PostAsync(path, body, key.Replace(' ', '-'));
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    return;
                }

                var text = await answer.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode is not (409 or 429 or >= 500) || DateTime.UtcNow > giveUp)
                {
                    throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
                }
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && DateTime.UtcNow < giveUp)
            {
                // The part that answers was just killed; the browser would try again, too.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
