using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Portal.Contracts.Demo;
using Portal.Testing;

namespace Portal.IntegrationTests.Gateway;

/// <summary>Publishing across services: PortalConfig plans and publishes, TicketQuery judges; here both are stand-ins.</summary>
public sealed class PublishTests
{
    private static readonly Guid CaseId = Guid.NewGuid();
    private readonly List<JsonNode> _published = [];
    private readonly List<JsonNode> _questions = [];
    private readonly List<JsonNode> _scheduled = [];
    private readonly ConcurrentQueue<JsonNode> _failed = [];
    private readonly ConcurrentQueue<object> _due = [];
    private string _expect = "doesNotSee";
    private string[] _conflicts = [];
    private object _answers = new[] { new { sees = false, reason = "own-only" } };

    [Fact]
    public async Task What_the_cases_allow_is_published_in_the_name_of_whoever_asked()
    {
        await using var host = await StartAsync();
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");

        var answer = await admin.SendAsync("POST", "api/settings/publish", new { note = "Spring" }, ("If-Match", "\"3\""));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body?.ToJsonString());
        answer.Body!["version"]!.GetValue<int>().ShouldBe(8);
        _questions.Single()["settings"]!["ticketScope"]!.GetValue<string>().ShouldBe("own");
        _questions.Single()["cases"]!.ToJsonString().ShouldBe($$"""[{"contactId":"{{DemoIds.Ben}}","ticketNumber":1001}]""");
        var sent = _published.Single();
        (sent["ifMatch"]!.GetValue<string>(), sent["note"]!.GetValue<string>(), sent["portalVersion"]!.GetValue<int>()).ShouldBe(("\"3\"", "Spring", 41));
        (sent["by"]!["id"]!.GetValue<Guid>(), sent["by"]!["lastName"]!.GetValue<string>()).ShouldBe((DemoIds.Admin, "Keller"));
        sent["by"]!["address"]!.GetValue<string>().ShouldNotBeEmpty();
        sent["verdicts"]!.ToJsonString().ShouldBe($$"""[{"caseId":"{{CaseId}}","version":5,"sees":false}]""");
        sent["patch"].ShouldBeNull();
    }

    [Theory]
    [InlineData("sees", "own-only")]
    [InlineData("doesNotSee", "unknown-ticket")]
    public async Task A_case_that_fails_stops_the_publication_and_says_why(string expect, string reason)
    {
        (_expect, _answers) = (expect, new[] { new { sees = false, reason } });
        await using var host = await StartAsync();
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");

        var answer = await admin.SendAsync("POST", "api/settings/publish", new { }, ("If-Match", "\"3\""));

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Conflict, "policy-failed"));
        answer.Body!["failures"]!.ToJsonString().ShouldBe($$"""[{"caseId":"{{CaseId}}","name":"Ben","reason":"{{reason}}"}]""");
        (await admin.SendAsync("PATCH", "api/settings/portal", new { ticketScope = "company" })).Code.ShouldBe("policy-failed");
        _published.ShouldBeEmpty();
        var run = await admin.SendAsync("POST", "api/settings/policy-cases/run", new { settings = "draft" });
        run.Body!["items"]!.ToJsonString().ShouldBe($$"""[{"caseId":"{{CaseId}}","name":"Ben","passed":false,"reason":"{{reason}}"}]""");
    }

    [Fact]
    public async Task Settings_that_others_have_published_meanwhile_are_named()
    {
        _conflicts = ["name", "theme.font"];
        await using var host = await StartAsync();
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");

        var answer = await admin.SendAsync("POST", "api/settings/publish", new { }, ("If-Match", "\"3\""));

        answer.Code.ShouldBe("conflict");
        answer.Body!["fields"]!.ToJsonString().ShouldBe("""["name","theme.font"]""");
        _published.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_of_published_settings_answers_with_all_of_them()
    {
        await using var host = await StartAsync();
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");

        var answer = await admin.SendAsync("PATCH", "api/settings/portal", new { name = "New" }, ("If-Match", "\"41\""));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Header("ETag").ShouldBe("\"42\"");
        answer.Body!["name"]!.GetValue<string>().ShouldBe("New");
        _published.Single()["patch"]!.ToJsonString().ShouldBe("""{"name":"New"}""");
    }

    [Fact]
    public async Task Without_an_answer_to_its_cases_nothing_is_published()
    {
        _answers = Array.Empty<object>();
        await using var host = await StartAsync();
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");
        (await admin.SendAsync("POST", "api/settings/publish", new { }, ("If-Match", "\"3\""))).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _published.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_publication_for_later_is_judged_now_and_handed_on_with_its_time()
    {
        await using var host = await StartAsync();
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");

        var answer = await admin.SendAsync("POST", "api/settings/publish", new { note = "Spring", at = "2027-03-01T07:00:00Z" }, ("If-Match", "\"3\""));

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body?.ToJsonString());
        (answer.Body!["draftVersion"]!.GetValue<int>(), answer.Body["scheduledFor"]!.GetValue<DateTimeOffset>()).ShouldBe((4, new DateTimeOffset(2027, 3, 1, 7, 0, 0, TimeSpan.Zero)));
        var sent = _scheduled.Single();
        (sent["at"]!.GetValue<DateTimeOffset>().Year, sent["verdicts"]!.AsArray().Count, sent["by"]!["id"]!.GetValue<Guid>()).ShouldBe((2027, 1, DemoIds.Admin));
        _published.ShouldBeEmpty();
        _expect = "sees";
        (await admin.SendAsync("POST", "api/settings/publish", new { at = "2027-03-01T07:00:00Z" }, ("If-Match", "\"3\""))).Code.ShouldBe("policy-failed");
        (await admin.SendAsync("POST", "api/settings/publish", new { at = "soon" }, ("If-Match", "\"3\""))).Body!["errors"]!["at"].ShouldNotBeNull();
        _scheduled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_due_is_judged_again_and_published()
    {
        await using var host = await StartAsync();

        _due.Enqueue(Due());

        var sent = (await Wait.ForAsync(() => _published, published => published.Count > 0, "the publication")).Single();
        (sent["ifMatch"]!.GetValue<string>(), sent["note"]!.GetValue<string>(), sent["portalVersion"]!.GetValue<int>()).ShouldBe(("\"9\"", "Autumn", 41));
        (sent["by"]!["lastName"]!.GetValue<string>(), sent["verdicts"]!.AsArray().Count).ShouldBe(("Keller", 1));
        _failed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("policy-failed", "Ben")]
    [InlineData("conflict", "theme.font")]
    public async Task What_is_due_and_not_allowed_is_reported_with_what_is_in_the_way(string code, string name)
    {
        if (code == "policy-failed")
        {
            _expect = "sees";
        }
        else
        {
            _conflicts = [name];
        }

        await using var host = await StartAsync();

        _due.Enqueue(Due());

        var report = (await Wait.ForAsync(() => _failed, failed => !failed.IsEmpty, "the report")).Single();
        (report["ifMatch"]!.GetValue<string>(), report["code"]!.GetValue<string>(), report["names"]!.ToJsonString()).ShouldBe(("\"9\"", code, $"[\"{name}\"]"));
        _published.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("agent")]
    [InlineData]
    public async Task What_is_due_is_not_published_once_its_author_may_not_publish_any_more(params string[] roles)
    {
        await using var host = await StartAsync();
        host.Identity.Staff[DemoIds.Admin] = roles;

        _due.Enqueue(Due());

        var report = (await Wait.ForAsync(() => _failed, failed => !failed.IsEmpty, "the report")).Single();
        (report["ifMatch"]!.GetValue<string>(), report["code"]!.GetValue<string>(), report["names"]!.ToJsonString()).ShouldBe(("\"9\"", "forbidden", "[\"Nora Keller\"]"));
        _published.ShouldBeEmpty();
        _questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_due_while_a_service_is_away_is_published_when_it_is_back_and_not_only_when_its_lease_is_over()
    {
        _answers = Array.Empty<object>();
        await using var host = await StartAsync();
        _due.Enqueue(Due());
        await Wait.ForAsync(() => _questions.Count, count => count > 0, "the question");

        _answers = new[] { new { sees = false, reason = "own-only" } };

        await Wait.ForAsync(() => _published, published => published.Count > 0, "the publication");
        _failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_administrators_publish()
    {
        await using var host = await StartAsync();
        using var agent = await host.Client().SignInAsync("amy@desk.test", "desk");
        using var customer = await host.Client().SignInAsync("ada@acme.test");
        using var visitor = host.Client();
        foreach (var (who, status) in new[] { (agent, HttpStatusCode.Forbidden), (customer, HttpStatusCode.Forbidden), (visitor, HttpStatusCode.Unauthorized) })
        {
            (await who.SendAsync("POST", "api/settings/publish", new { })).Status.ShouldBe(status);
            (await who.SendAsync("PATCH", "api/settings/portal", new { on = false })).Status.ShouldBe(status);
            (await who.SendAsync("POST", "api/settings/policy-cases/run", new { })).Status.ShouldBe(status);
        }

        _published.ShouldBeEmpty();
    }

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(Prepare, ("Gateway:ScheduleSeconds", "0.05"));

    private void Prepare(GatewayHost host)
    {
        host.Maps["portalconfig"] = MapPortalConfig;
        host.Maps["ticketquery"] = app => app.MapPost("/internal/policy/check", async (HttpRequest request) =>
        {
            _questions.Add(JsonNode.Parse(await new StreamReader(request.Body).ReadToEndAsync())!);
            return Results.Json(_answers);
        });
    }

    private void MapPortalConfig(WebApplication app)
    {
        app.MapPost("/internal/settings/plan", Plan);
        app.MapGet("/internal/settings/cases", Plan);
        app.MapPost("/internal/settings/schedule", (JsonElement body) =>
        {
            _scheduled.Add(JsonNode.Parse(body.GetRawText())!);
            return Results.Json(new { draftVersion = 4, scheduledFor = body.GetProperty("at").GetDateTimeOffset() });
        });
        app.MapPost("/internal/settings/schedule/due", () => Results.Json(new { items = _due.TryDequeue(out var due) ? new[] { due } : [] }));
        app.MapPost("/internal/settings/schedule/failed", (JsonElement body) =>
        {
            _failed.Enqueue(JsonNode.Parse(body.GetRawText())!);
            return Results.NoContent();
        });
        app.MapPost("/internal/settings/publish", (JsonElement body) =>
        {
            _published.Add(JsonNode.Parse(body.GetRawText())!);
            return Results.Json(new { version = 8, publishedAt = DateTimeOffset.UnixEpoch, settings = new { version = 42, name = "New" } });
        });
    }

    private static object Due() => new { portalId = DemoIds.Portal, ifMatch = "\"9\"", note = "Autumn", by = new { id = DemoIds.Admin, firstName = "Nora", lastName = "Keller", email = "admin@desk.test", address = "" } };

    private IResult Plan() => Results.Json(new
    {
        portalVersion = 41,
        settings = new { ticketScope = "own" },
        cases = new[] { new { id = CaseId, version = 5, name = "Ben", contactId = DemoIds.Ben, ticketNumber = 1001, expect = _expect } },
        conflicts = _conflicts,
    });
}
