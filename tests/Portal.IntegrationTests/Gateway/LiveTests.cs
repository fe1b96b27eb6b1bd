using System.Net;
using System.Threading.Channels;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;

namespace Portal.IntegrationTests.Gateway;

public sealed class LiveTests
{
    private static readonly Guid Ticket = Guid.CreateVersion7();

    [Fact]
    public async Task A_customer_hears_of_tickets_in_scope_and_of_nothing_else()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await using var stream = await LiveStream.OpenAsync(client);
        await host.PublishAsync(Projected(1, DemoIds.Cleo, DemoIds.Globex));
        await host.PublishAsync(Projected(2, DemoIds.Ada, DemoIds.Acme) with { Change = TicketChange.Note });
        await host.PublishAsync(Projected(3, DemoIds.Ada, DemoIds.Acme) with { PortalId = Guid.CreateVersion7() });
        await host.PublishAsync(new NoteAdded(DemoIds.Portal, Ticket, 4, 2, Guid.CreateVersion7(), DateTimeOffset.UtcNow));
        await host.PublishAsync(Projected(5, DemoIds.Ben, DemoIds.Acme));
        await host.SaveAsync(portal => portal with { TicketScope = Contracts.Portals.TicketScope.Own });
        await host.PublishAsync(Projected(6, DemoIds.Ben, DemoIds.Acme));
        await host.PublishAsync(Projected(7, DemoIds.Ada, DemoIds.Acme));
        (await stream.NextAsync()).ShouldBe($$"""event: ticket|data: {"id":"{{Ticket}}","number":5,"version":1,"change":"message"}""");
        (await stream.NextAsync()).ShouldBe("""event: portal|data: {"version":2}""");
        (await stream.NextAsync()).ShouldNotBeNull().ShouldContain("\"number\":7");
    }

    [Fact]
    public async Task The_desk_hears_of_notes_on_its_own_portal()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("amy@desk.test", "desk");
        await using var stream = await LiveStream.OpenAsync(client);
        await host.PublishAsync(Projected(1, DemoIds.Ada, DemoIds.Acme));
        await host.PublishAsync(new NoteAdded(Guid.CreateVersion7(), Ticket, 2, 2, Guid.CreateVersion7(), DateTimeOffset.UtcNow));
        await host.PublishAsync(new NoteAdded(DemoIds.Portal, Ticket, 3, 2, Guid.CreateVersion7(), DateTimeOffset.UtcNow));
        (await stream.NextAsync()).ShouldBe($$"""event: ticket|data: {"id":"{{Ticket}}","number":3,"version":2,"change":"note"}""");
    }

    [Fact]
    public async Task The_stream_says_so_when_the_session_is_signed_out()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await using var stream = await LiveStream.OpenAsync(client);
        await client.SendAsync("DELETE", "api/session");
        (await stream.NextAsync()).ShouldBe("""event: session|data: {"ended":true}""");
        (await stream.NextAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("sign-out")]
    [InlineData("permission")]
    public async Task A_viewer_hears_what_the_contact_hears_until_they_may_look_no_more(string end)
    {
        await using var host = await GatewayHost.StartAsync(null, ("Gateway:HeartbeatSeconds", "60"));
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");
        var view = await admin.SendAsync("POST", $"api/desk/contacts/{DemoIds.Ada}/view");
        await using var stream = await LiveStream.OpenAsync(admin, $"view/{view.Body!["id"]!.GetValue<string>()}/");
        await host.PublishAsync(Projected(1, DemoIds.Cleo, DemoIds.Globex));
        await host.PublishAsync(Projected(2, DemoIds.Ada, DemoIds.Acme));
        (await stream.NextAsync())!.ShouldContain("\"number\":2,");

        if (end == "sign-out")
        {
            await admin.SendAsync("DELETE", "api/session");
        }
        else
        {
            await host.SaveAsync(portal => portal with { Roles = [.. portal.Roles.Select(role => role with { Permissions = [Permissions.Tickets] })] });
            (await stream.NextAsync())!.ShouldStartWith("event: portal");
        }

        (await stream.NextAsync()).ShouldBe("""event: session|data: {"ended":true}""");
        (await stream.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_stream_does_not_prolong_the_session_and_ends_with_it()
    {
        await using var host = await GatewayHost.StartAsync(null, ("Gateway:HeartbeatSeconds", "0.1"));
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await using var stream = await LiveStream.OpenAsync(client);
        host.Clock.Advance(TimeSpan.FromMinutes(19));
        (await stream.NextAsync(comments: true)).ShouldNotBeNull();
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await stream.NextAsync()).ShouldBe("""event: session|data: {"ended":true}""");
    }

    [Fact]
    public async Task Whose_roles_changed_is_told_so_and_hears_what_they_allow_from_then_on()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ops@desk.test", "desk");
        using var other = await host.Client().SignInAsync("amy@desk.test", "desk");
        await using var stream = await LiveStream.OpenAsync(client);
        await using var others = await LiveStream.OpenAsync(other);
        await host.PublishAsync(new NoteAdded(DemoIds.Portal, Ticket, 1, 1, Guid.CreateVersion7(), DateTimeOffset.UtcNow));
        var (key, record) = host.Identity.Sessions.Single(session => session.Value.SubjectId == DemoIds.Ops);
        host.Identity.Sessions[key] = record with { Roles = ["agent"], SubjectVersion = 2 };

        await host.PublishAsync(new StaffChanged(new StaffSnapshot(
            DemoIds.Ops, 2, "ops@desk.test", "Otto", "Sandberg", [new StaffMembership(DemoIds.Portal, ["agent"])], DateTimeOffset.UtcNow)));

        (await stream.NextAsync()).ShouldBe("""event: session|data: {"ended":false}""");
        (await client.GetAsync("api/session")).Body!["permissions"]!.AsArray().Select(permission => permission!.GetValue<string>()).ShouldBe(["tickets"]);
        await stream.NextAsync(comments: true);
        await host.PublishAsync(new NoteAdded(DemoIds.Portal, Ticket, 2, 2, Guid.CreateVersion7(), DateTimeOffset.UtcNow));
        (await stream.NextAsync()).ShouldNotBeNull().ShouldContain("\"number\":2");
        (await others.NextAsync()).ShouldNotBeNull().ShouldContain("\"number\":1");
        (await others.NextAsync()).ShouldNotBeNull().ShouldContain("\"number\":2");
    }

    [Fact]
    public async Task Visitors_get_no_stream_and_a_session_only_so_many()
    {
        await using var host = await GatewayHost.StartAsync(null, ("Gateway:StreamsPerSession", "2"));
        using var visitor = host.Client();
        (await visitor.GetAsync("api/live")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await using var one = await LiveStream.OpenAsync(client);
        await using (await LiveStream.OpenAsync(client))
        {
            (await client.GetAsync("api/live")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        }

        await Testing.Wait.ForAsync(
            async () =>
            {
                try
                {
                    await (await LiveStream.OpenAsync(client)).DisposeAsync();
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            opened => opened,
            "a stream to be free again");
    }

    private static TicketProjected Projected(long number, Guid contact, Guid company) =>
        new(DemoIds.Portal, Ticket, number, 1, contact, company, TicketChange.Message);

    /// <summary>Reads server-sent events; one event's lines joined by a bar.</summary>
    private sealed class LiveStream : IAsyncDisposable
    {
        private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
        private readonly HttpResponseMessage _response;
        private readonly CancellationTokenSource _closing = new();
        private readonly Task _reading;

        private LiveStream(HttpResponseMessage response)
        {
            _response = response;
            _reading = ReadAsync();
        }

        public static async Task<LiveStream> OpenAsync(TestClient client, string under = "")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, under + "api/live");
            request.Headers.Add("Cookie", client.Cookie);
            var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
            return new LiveStream(response);
        }

        /// <summary>The next event, or null at the end.</summary>
        public async Task<string?> NextAsync(bool comments = false)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (await _events.Reader.WaitToReadAsync(timeout.Token))
            {
                if (_events.Reader.TryRead(out var next) && (comments || !next.StartsWith(':')))
                {
                    return next;
                }
            }

            return null;
        }

        public async ValueTask DisposeAsync()
        {
            await _closing.CancelAsync();
            _response.Dispose();
            await _reading;
            _closing.Dispose();
        }

        private async Task ReadAsync()
        {
            try
            {
                using var reader = new StreamReader(await _response.Content.ReadAsStreamAsync());
                var lines = new List<string>();
                while (await reader.ReadLineAsync(_closing.Token) is { } line)
                {
                    if (line.Length > 0)
                    {
                        lines.Add(line);
                        continue;
                    }

                    _events.Writer.TryWrite(string.Join('|', lines));
                    lines.Clear();
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Closed by us.
            }

            _events.Writer.TryComplete();
        }
    }
}
