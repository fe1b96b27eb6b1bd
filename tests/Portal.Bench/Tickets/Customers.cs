using System.Text.Json.Nodes;
using Portal.Testing;

namespace Portal.Bench.Tickets;

/// <summary>One contact signed in many times over: each session has views of its own, so a question may be new to one that another has asked.</summary>
internal sealed class Customers : IDisposable
{
    private readonly List<PortalClient> _sessions = [];
    private readonly HttpClient _http;
    private int _turn;

    private Customers(Uri address) => _http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

    public int Count => _sessions.Count;

    public PortalClient First => _sessions[0];

    public static async Task<Customers> SignInAsync(PortalRun run, string email, int count)
    {
        var customers = new Customers(run.Address);
        for (var session = 0; session < count; session++)
        {
            customers._sessions.Add(await run.SignInAsync(email));
        }

        return customers;
    }

    /// <summary>The answer's length, or null for a failure, of <paramref name="session"/>.</summary>
    public async Task<bool> GetAsync(int session, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", _sessions[session % Count].Http.DefaultRequestHeaders.GetValues("Cookie"));
        using var answer = await _http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode;
    }

    /// <summary>The same of the next session in turn.</summary>
    public Task<bool> GetAsync(string path) => GetAsync((int)((uint)Interlocked.Increment(ref _turn) % (uint)Count), path);

    /// <summary>The cursor of the <paramref name="page"/>th page of 25.</summary>
    public async Task<string> CursorAsync(string path, int page)
    {
        var cursor = "";
        for (var at = 1; at < page; at++)
        {
            var answer = await First.GetAsync(path + cursor);
            if (answer["next"]?.GetValue<string>() is not { } next)
            {
                break;
            }

            cursor = $"&cursor={next}";
        }

        return cursor;
    }

    /// <summary>Numbers of the contact's own newest tickets.</summary>
    public async Task<long[]> NumbersAsync(int count)
    {
        var found = new List<long>();
        var cursor = "";
        while (found.Count < count)
        {
            var answer = await First.GetAsync($"api/tickets?view=mine&limit=100{cursor}");
            found.AddRange(answer["items"]!.AsArray().Select(item => item!["number"]!.GetValue<long>()));
            if (answer["next"]?.GetValue<string>() is not { } next)
            {
                break;
            }

            cursor = $"&cursor={next}";
        }

        return [.. found];
    }

    public void Dispose()
    {
        _http.Dispose();
        _sessions.ForEach(session => session.Dispose());
    }
}
