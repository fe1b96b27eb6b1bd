using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Hot;
using Portal.Testing;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Kept views are fast, never old, and nobody else's.</summary>
public sealed class ViewTests
{
    [Fact]
    public async Task A_list_fetched_after_an_event_is_fresh_for_contact_and_company()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        Caller[] sessions = [host.Session(host.Ada), host.Session(host.Ben, TicketQueryHost.Acme)];
        var ticket = host.Ticket(1, host.Ada, TicketQueryHost.Acme);
        for (var version = 1; version <= 20; version++)
        {
            await host.ChangedAsync(ticket with { Version = version, Subject = $"Version {version}" });
            foreach (var session in sessions)
            {
                (await SubjectAsync(host, session)).ShouldBe($"Version {version}");
                (await SubjectAsync(host, session)).ShouldBe($"Version {version}");
            }
        }

        await host.ChangedAsync(ticket with { Version = 30, Contact = host.Ben });
        (await host.NumbersAsync(sessions[0])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kept_ticket_follows_messages_names_and_settings()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var session = host.Session(host.Ada);
        var ticket = host.Ticket(1);
        await host.PostedAsync(ticket, host.Message("First", minute: 1));
        (await DetailAsync()).GetProperty("canClose").GetBoolean().ShouldBeFalse();

        await host.PostedAsync(ticket, host.Message("Second", minute: 2));
        (await DetailAsync()).GetProperty("thread").GetProperty("messages").GetArrayLength().ShouldBe(2);
        await host.Service.PublishAsync(new PortalChanged(host.Portal(2, ClosedReply.Reopen, mayClose: true)));
        (await DetailAsync()).GetProperty("canClose").GetBoolean().ShouldBeTrue();
        await host.Service.PublishAsync(new ContactChanged(new ContactSnapshot(host.Ada.Id, host.PortalId, 5, host.Ada.Email, "Augusta", "King", TicketQueryHost.Acme, null, DateTimeOffset.UnixEpoch)));
        (await DetailAsync()).GetProperty("thread").GetProperty("messages")[0].GetProperty("author").GetProperty("name").GetString().ShouldBe("Augusta King");
        (await host.StatusAsync(host.Session(host.Ben), "/api/tickets/1")).ShouldBe(HttpStatusCode.NotFound);

        Task<System.Text.Json.JsonElement> DetailAsync() => host.GetAsync(session, "/api/tickets/1");
    }

    [Fact]
    public async Task A_kept_view_is_served_again_to_its_own_session_only()
    {
        var store = new CountingStore(new MemoryHotStore(TimeProvider.System));
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite, store);
        await host.ChangedAsync(host.Ticket(1, host.Ada, TicketQueryHost.Acme));
        var session = host.Session(host.Ada);

        await host.NumbersAsync(session);
        await host.NumbersAsync(session);
        store.Kept.ShouldBe(1);
        await host.NumbersAsync(session, "?status=open");
        await host.NumbersAsync(session with { SessionId = "another" });
        await host.NumbersAsync(session with { Scope = TicketScope.Company });
        store.Kept.ShouldBe(4);

        (await host.NumbersAsync(session with { Id = host.Ben.Id })).ShouldBeEmpty();
        await host.NumbersAsync(session with { SessionId = "" });
        store.Kept.ShouldBe(5);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Events_while_the_store_was_out_of_reach_end_views_of_this_and_every_other_replica(DatabaseProvider provider)
    {
        var shared = new MemoryHotStore(TimeProvider.System);
        var store = new UnreliableStore(shared);
        await using var host = await TicketQueryHost.StartAsync(provider, store);
        var database = host.Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("database");
        await using var sibling = await TicketQueryHost.StartAsync(provider, shared, database);
        var session = host.Session(host.Ada);
        var ticket = host.Ticket(1);
        await host.ChangedAsync(ticket);
        (await SubjectAsync(host, session)).ShouldBe("Ticket 1");
        (await SubjectAsync(sibling, session)).ShouldBe("Ticket 1");

        store.Down = true;
        await host.ChangedAsync(ticket with { Version = 2, Subject = "Two" });
        (await SubjectAsync(host, session)).ShouldBe("Two");
        await Wait.ForAsync(() => SubjectAsync(sibling, session), subject => subject == "Two", "the sibling to notice");
        store.Down = false;
        (await SubjectAsync(host, session)).ShouldBe("Two");
    }

    [Fact]
    public async Task Settings_are_obeyed_at_once_by_all_sessions_and_replicas_also_while_the_store_is_out_of_reach()
    {
        var shared = new MemoryHotStore(TimeProvider.System);
        var store = new UnreliableStore(shared);
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite, store);
        await using var sibling = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite, shared, host.Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("database"));
        await host.ChangedAsync(host.Ticket(1));
        Caller[] sessions = [host.Session(host.Ada), host.Session(host.Ada)];
        await ShouldShowAsync("Open");

        await host.SettingsAsync(portal => portal with { ShowStages = true });
        await ShouldShowAsync("In review");

        store.Down = true;
        await host.SettingsAsync(portal => portal with { ShowStages = false });
        await Wait.ForAsync(() => LabelAsync(sibling, sessions[0]), label => label == "Open", "the sibling to notice");
        await ShouldShowAsync("Open");
        store.Down = false;
        await ShouldShowAsync("Open");

        async Task ShouldShowAsync(string label)
        {
            foreach (var session in sessions)
            {
                (await LabelAsync(host, session)).ShouldBe(label);
                (await LabelAsync(sibling, session)).ShouldBe(label);
            }
        }
    }

    [Fact]
    public async Task An_unchanged_list_or_ticket_answers_304()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var ticket = host.Ticket(1);
        await host.ChangedAsync(ticket);
        var session = host.Session(host.Ada);
        using var client = host.Service.Client(session);
        foreach (var path in new[] { "/api/tickets", "/api/tickets/1" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            var etag = response.Headers.ETag!.ToString();
            response.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
            (await host.StatusAsync(session, path, etag)).ShouldBe(HttpStatusCode.NotModified);
            ticket = ticket with { Version = ticket.Version + 1 };
            await host.ChangedAsync(ticket);
            (await host.StatusAsync(session, path, etag)).ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task<string?> SubjectAsync(TicketQueryHost host, Caller session) =>
        (await host.GetAsync(session, "/api/tickets")).GetProperty("items")[0].GetProperty("subject").GetString();

    private static async Task<string?> LabelAsync(TicketQueryHost host, Caller session) =>
        (await host.GetAsync(session, "/api/tickets")).GetProperty("items")[0].GetProperty("status").GetProperty("label").GetString();

    private sealed class CountingStore(IHotStore inner) : IHotStore
    {
        private int _kept;

        /// <summary>Views written so far.</summary>
        public int Kept => _kept;

        public Task<string?> GetAsync(string key) => inner.GetAsync(key);

        public Task<string?> GetAndSlideAsync(string key, TimeSpan lifetime) => inner.GetAndSlideAsync(key, lifetime);

        public Task<string?[]> GetManyAsync(params string[] keys) => inner.GetManyAsync(keys);

        public Task<bool> SetAsync(string key, string value, TimeSpan lifetime)
        {
            if (key.Contains(":view:", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _kept);
            }

            return inner.SetAsync(key, value, lifetime);
        }

        public Task<long?> IncrementAsync(string key, TimeSpan lifetime) => inner.IncrementAsync(key, lifetime);

        public Task<bool> DeleteAsync(string key) => inner.DeleteAsync(key);
    }
}
