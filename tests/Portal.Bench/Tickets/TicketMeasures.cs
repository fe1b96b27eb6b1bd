using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Portal.Testing;

namespace Portal.Bench.Tickets;

/// <summary>All figures of one installation at one size.</summary>
internal static class TicketMeasures
{
    private const int Seconds = 4;
    private const int Connections = 32;
    private const int Sessions = 48;
    private const int Samples = 300;
    private const int ExportRows = 100_000;
    private const int Conversations = 40;
    private const int Writers = 4;

    public static async Task<IReadOnlyList<Figure>> TakeAsync(Installation installation, int size)
    {
        Console.WriteLine($"{installation.Name}: measuring at {size:N0} tickets ...");
        using var customers = await Customers.SignInAsync(installation.Run, "ada@acme.test", Sessions);
        var page = await customers.First.Http.GetByteArrayAsync(new Uri("api/tickets", UriKind.Relative));
        var figures = new List<Figure>();
        await TakeCeilingsAsync(installation, page.Length, figures);
        await TakePagesAsync(customers, figures);
        figures.Add(await ExportAsync(installation, customers.First));
        await TakeRepliesAsync(customers, figures);
        return figures;
    }

    private static async Task TakeCeilingsAsync(Installation installation, int bytes, List<Figure> figures)
    {
        var (constant, yarp, query, queryYarp) = (Ports.Free(), Ports.Free(), Ports.Free(), Ports.Free());
        using var constantServer = ChildServer.Start("constant", Text(constant), Text(bytes));
        using var yarpServer = ChildServer.Start("proxy", Text(yarp), $"http://127.0.0.1:{constant}/");
        using var queryServer = ChildServer.Start(installation.PageServer(query));
        using var queryYarpServer = ChildServer.Start("proxy", Text(queryYarp), $"http://127.0.0.1:{query}/");
        using var http = new HttpClient();
        foreach (var (name, port) in new[] { (Figure.Kestrel, constant), (Figure.Yarp, yarp), (Figure.Query, queryYarp) })
        {
            var address = $"http://127.0.0.1:{port}/";
            await Wait.ForAsync(() => Ask.GetAsync(http, address), ok => ok, $"{name} to start");
            figures.Add(Figure.Load(await Measure.TakeAsync(name, () => Ask.GetAsync(http, address), Seconds, Connections)));
        }
    }

    private static async Task TakePagesAsync(Customers customers, List<Figure> figures)
    {
        figures.Add(Figure.Load(await Measure.TakeAsync(Figure.Cached, () => customers.GetAsync("api/tickets"), Seconds, Connections)));
        var questions = await Questions.OfAsync(customers);
        var first = questions.Single(question => question.Name == "company, first page").Requests;
        var half = first.Count / 2;
        foreach (var (name, requests) in questions)
        {
            // The other half is left for the load below: what has been asked is kept.
            var asked = ReferenceEquals(requests, first) ? requests.Take(half) : requests;
            figures.Add(Figure.Latency(await Measure.OnceAsync(name, asked.Take(Samples).Select(Send), 1)));
        }

        figures.Add(Figure.Load(await Measure.OnceAsync(Figure.Uncached, first.Skip(half).Select(Send), Connections)));

        Func<Task<bool>> Send((int Session, string Path) request) => () => customers.GetAsync(request.Session, request.Path);
    }

    /// <summary>Rows a second of an export that is read for as long as it has rows, and what it adds to the memory of the process behind it.</summary>
    private static async Task<Figure> ExportAsync(Installation installation, PortalClient customer)
    {
        var process = installation.ReadModelProcess;
        var before = ChildServer.ResidentMegabytes(process);
        var (peak, rows) = (before, -1);
        var watch = Stopwatch.StartNew();
        using var answer = await customer.Http.GetAsync(new Uri("api/tickets/export.csv", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);
        while (rows < ExportRows && await reader.ReadLineAsync() is not null)
        {
            rows++;
            if (rows % 500 == 0)
            {
                peak = Math.Max(peak, ChildServer.ResidentMegabytes(process));
            }
        }

        return Figure.Export(rows, rows / watch.Elapsed.TotalSeconds, peak - before);
    }

    /// <summary>Replies alone, then with readers whose views they end.</summary>
    private static async Task TakeRepliesAsync(Customers customers, List<Figure> figures)
    {
        var conversations = new List<long>();
        for (var opened = 0; opened < Conversations; opened++)
        {
            conversations.Add(await customers.First.OpenTicketAsync($"Bench replies {opened}"));
        }

        var turn = 0;
        Task<bool> Reply() => ReplyAsync(customers.First, conversations[Interlocked.Increment(ref turn) % Conversations]);
        figures.Add(Figure.Load(await Measure.TakeAsync(Figure.Reply, Reply, Seconds, Connections)));
        var writing = Measure.TakeAsync("replies beside readers", Reply, Seconds * 2, Writers);
        figures.Add(Figure.Load(await Measure.TakeAsync(Figure.Invalidated, () => customers.GetAsync("api/tickets"), Seconds, Connections)));
        figures.Add(Figure.Load(await writing));
    }

    private static async Task<bool> ReplyAsync(PortalClient client, long number)
    {
        using var answer = await client.PostAsync($"api/tickets/{number}/messages", new { text = "One more reply." });
        return answer.StatusCode == HttpStatusCode.Created;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
