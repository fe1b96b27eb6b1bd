using System.Diagnostics;
using System.Globalization;
using System.Net;
using Npgsql;
using Portal.Testing;

namespace Portal.Bench;

/// <summary>Measures product and ceilings one after the other in one run and prints ratios; absolute numbers are this machine's only.</summary>
internal static class Report
{
    private const int LiveSamples = 30;

    /// <summary>Replies go to this many tickets in turn, as a desk's do: those of one ticket wait for each other.</summary>
    private const int Conversations = 40;

    public static async Task RunAsync(int seconds)
    {
        Console.WriteLine($"Measuring {seconds} s each with 16 connections; client and servers share {Environment.ProcessorCount} cores.");
        var ceilings = await MeasureCeilingsAsync(seconds);
        Console.WriteLine("Starting the portal in processes mode on PostgreSQL ...");
        await using var run = await PortalRun.StartAsync("processes", null, "--database", "postgres");
        using var customer = await run.SignInAsync("ada@acme.test");
        using var agent = await run.SignInAsync("amy@desk.test");
        var ticket = await customer.OpenTicketAsync("Bench ticket");
        var product = new List<Measure>
        {
            await Measure.TakeAsync("list (first page)", () => Ask.GetAsync(customer.Http, "api/tickets"), seconds),
            await Measure.TakeAsync("detail", () => Ask.GetAsync(customer.Http, $"api/tickets/{ticket}"), seconds),
            await Measure.TakeAsync("detail, not cached", () => Ask.GetAsync(customer.Http, $"api/tickets/{ticket}/messages"), seconds),
        };
        var live = await LiveAsync(customer, agent, ticket);
        var conversations = new List<long>();
        for (var opened = 0; opened < Conversations; opened++)
        {
            conversations.Add(await customer.OpenTicketAsync($"Bench replies {opened}"));
        }

        var turn = 0;
        product.Add(await Measure.TakeAsync("reply", () => PostAsync(customer, $"api/tickets/{conversations[Interlocked.Increment(ref turn) % Conversations]}/messages"), seconds));
        Print([.. ceilings, .. product], ceilings);
        Console.WriteLine();
        Console.WriteLine($"From an acknowledged reply to the agent's screen (live event and fetch): median {Ms(live[live.Count / 2])}, slowest of {live.Count}: {Ms(live[^1])}");
        Console.WriteLine();
        Console.WriteLine("Memory (resident):");
        foreach (var (part, pid) in run.ProcessIds().OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {part,-14}{ChildServer.ResidentMegabytes(pid),8:N0} MB");
        }
    }

    private static async Task<List<Measure>> MeasureCeilingsAsync(int seconds)
    {
        var postgres = await PostgresServer.SharedAsync();
        var database = new NpgsqlConnectionStringBuilder(postgres) { MaxPoolSize = 16 }.ConnectionString;
        var (constant, proxy, query) = (Ports.Free(), Ports.Free(), Ports.Free());
        using var constantServer = ChildServer.Start("constant", Text(constant));
        using var proxyServer = ChildServer.Start("proxy", Text(proxy), $"http://127.0.0.1:{constant}/");
        using var queryServer = ChildServer.Start("query", Text(query), database);
        using var http = new HttpClient();
        var measures = new List<Measure>();
        foreach (var (name, port) in new[] { ("bare Kestrel", constant), ("YARP to a constant", proxy), ("one indexed query", query) })
        {
            var address = $"http://127.0.0.1:{port}/";
            await Wait.ForAsync(() => Ask.GetAsync(http, address), ok => ok, $"{name} to start");
            measures.Add(await Measure.TakeAsync(name, () => Ask.GetAsync(http, address), seconds));
        }

        return measures;
    }

    /// <summary>Time from the customer's 201 until the agent's page, told by its live stream, has fetched the reply.</summary>
    private static async Task<List<TimeSpan>> LiveAsync(PortalClient customer, PortalClient agent, long ticket)
    {
        using var stream = await agent.Http.GetAsync(new Uri("api/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var times = new List<TimeSpan>();
        for (var sample = 0; sample < LiveSamples; sample++)
        {
            var text = $"live sample {sample}";
            using var answer = await customer.PostAsync($"api/tickets/{ticket}/messages", new { text });
            answer.EnsureSuccessStatusCode();
            var watch = Stopwatch.StartNew();
            string page;
            do
            {
                string? line;
                do
                {
                    line = await reader.ReadLineAsync();
                }
                while (line?.Contains($"\"number\":{ticket}", StringComparison.Ordinal) == false);
                page = await agent.Http.GetStringAsync(new Uri($"api/desk/tickets/{ticket}", UriKind.Relative));
            }
            while (!page.Contains(text, StringComparison.Ordinal));
            times.Add(watch.Elapsed);
        }

        times.Sort();
        return times;
    }

    private static void Print(List<Measure> measures, List<Measure> ceilings)
    {
        Console.WriteLine();
        Console.WriteLine($"{"",-22}{"req/s",10}{"median",11}{"99 %",11}{"errors",8}   ratio to {string.Join(" / ", ceilings.Select(ceiling => ceiling.Name))}");
        foreach (var measure in measures)
        {
            var ratios = string.Join(" / ", ceilings.Select(ceiling => (measure.PerSecond / ceiling.PerSecond).ToString("0.000", CultureInfo.InvariantCulture)));
            Console.WriteLine($"{measure.Name,-22}{measure.PerSecond,10:N0}{Ms(measure.Median),11}{Ms(measure.P99),11}{measure.Errors,8}   {ratios}");
        }
    }

    private static async Task<bool> PostAsync(PortalClient client, string path)
    {
        using var answer = await client.PostAsync(path, new { text = "One more reply." });
        return answer.StatusCode == HttpStatusCode.Created;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 ms", CultureInfo.InvariantCulture);
}
