using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Identities;
using Portal.Contracts.Imports;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Submissions;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>The conversation service with one portal, a customer with a ticket, and an agent.</summary>
internal sealed class ConversationRun : IAsyncDisposable
{
    private ConversationRun(ServiceHost host) => Host = host;

    public ServiceHost Host { get; }
    public Guid PortalId { get; } = Guid.CreateVersion7();
    public CompanyRef Company { get; } = new(Guid.CreateVersion7(), "Acme");
    public Caller Ada { get; private set; } = null!;
    public Caller Amy { get; private set; } = null!;

    /// <summary>Shapes the portal.</summary>
    public Caller Nora => Callers.Staff(PortalId, Roles.Agent, Roles.Admin);

    public static async Task<ConversationRun> StartAsync(DatabaseProvider provider, TimeProvider? clock = null)
    {
        var run = new ConversationRun(await ServiceHost.StartAsync(
            "conversation", builder => builder.AddConversations(), app => app.MapConversations(), provider, services: services => services.AddSingleton(clock ?? TimeProvider.System)));
        run.Ada = Callers.Contact(run.PortalId, company: run.Company);
        run.Amy = Callers.Staff(run.PortalId, Roles.Agent);
        await run.SetAsync(version: 1, ClosedReply.Reopen, mayClose: true);
        await run.Host.PublishAsync(new StaffChanged(new StaffSnapshot(
            run.Amy.Id, 1, run.Amy.Email, run.Amy.FirstName, run.Amy.LastName, [new StaffMembership(run.PortalId, [Roles.Agent])], DateTimeOffset.UnixEpoch)));
        return run;
    }

    public Task SetAsync(long version, ClosedReply closedReply, bool mayClose) => SetAsync(version, portal => portal with { ClosedReply = closedReply, CustomersMayClose = mayClose });

    /// <summary>Publishes settings that differ from the usual ones in what <paramref name="change"/> says.</summary>
    public Task SetAsync(long version, Func<PortalSnapshot, PortalSnapshot> change) => Host.PublishAsync(new PortalChanged(change(new PortalSnapshot(
        PortalId, version, "Support", "support", true, 20, TicketScope.Own, null, true, null, null, "en", ClosedReply.Reopen, true, [], DateTimeOffset.UnixEpoch))));

    /// <summary>Defines properties beside the standard ones.</summary>
    public Task DefineAsync(params PropertyDefinition[] properties) =>
        Host.PublishAsync(new PropertiesChanged(new PropertySet(PortalId, 1, [.. StandardProperties.All, .. properties], DateTimeOffset.UnixEpoch)));

    /// <summary>An upload of <paramref name="owner"/>'s; its id.</summary>
    public async Task<Guid> FileAsync(Caller owner, int hoursAgo = 0, string name = "a.txt", string type = "text/plain")
    {
        var file = new StoredFile(Guid.CreateVersion7(), PortalId, owner.Id, name, type, 0, DateTimeOffset.UtcNow.AddHours(-hoursAgo));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("hello"));
        await Host.Services.GetRequiredService<IFileStore>().SaveAsync(file, content, TestContext.Current.CancellationToken);
        return file.Id;
    }

    public SubmissionReceived Submission(string subject = "Tent pole", string text = "It broke") => new(
        Guid.CreateVersion7(), PortalId, Guid.CreateVersion7(), Guid.CreateVersion7(), Ada.Person, Company, null, subject, text, null,
        new Dictionary<string, string>(StringComparer.Ordinal), [], DateTimeOffset.UnixEpoch);

    /// <summary>Ada's new ticket; its number.</summary>
    public async Task<long> TicketAsync(string subject = "Tent pole", string text = "It broke")
    {
        var submission = Submission(subject, text);
        await Host.PublishAsync(submission);
        return (await GetAsync(Amy, $"/api/desk/tickets/{submission.TicketId}")).GetProperty("number").GetInt64();
    }

    /// <summary>Many tickets of Ada's at once.</summary>
    public Task ManyTicketsAsync(int count) => Host.PublishAsync(new ImportContactsSaved(Guid.CreateVersion7(), PortalId, 1, [.. Enumerable.Range(1, count).Select(index => new ImportTicket(
        new ImportRow(index + 1, $"MANY-{index}", "Ada Lovell", Ada.Email, null, $"Subject {index}", "Text", "Open", null, null, null, null, null, new Dictionary<string, string>(StringComparer.Ordinal)),
        Ada.Person,
        Company))]));

    /// <summary>Sends a request that must succeed; its answer.</summary>
    public async Task<JsonElement> DoneAsync(Caller caller, HttpMethod method, string path, object? body = null)
    {
        var response = await SendAsync(caller, method, path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Sends a request that must be refused with a status; the problem.</summary>
    public async Task<JsonElement> RefusedAsync(HttpStatusCode status, Caller caller, HttpMethod method, string path, object? body = null)
    {
        var response = await SendAsync(caller, method, path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async Task<JsonElement> GetAsync(Caller caller, string path)
    {
        using var client = Host.Client(caller);
        return await client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> SendAsync(Caller caller, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        using var client = Host.Client(caller);
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> ReplyAsync(Caller caller, long number, string text) => SendAsync(
        caller, HttpMethod.Post, caller.Kind == CallerKind.Contact ? $"/api/tickets/{number}/messages" : $"/api/desk/tickets/{number}/messages", new { text });

    /// <summary>The texts of a ticket's entries of one kind.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(long number, string kind = "message") =>
        [.. (await GetAsync(Amy, $"/api/desk/tickets/{number}")).GetProperty("thread").GetProperty("messages").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == kind)
            .Select(entry => entry.GetProperty("text").GetString()!)];

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
