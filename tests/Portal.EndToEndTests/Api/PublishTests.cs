using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

/// <summary>Settings from draft to obedience, on a portal of its own: these tests change what everybody sees.</summary>
public sealed class PublishTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_reaches_open_pages_and_signed_in_sessions_obey()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        using var admin = await run.SignInAsync("admin@desk.test");
        using var customer = await run.SignInAsync("ada@acme.test");
        var number = await customer.OpenTicketAsync("Published while she was here");
        await using var page = await LiveStream.OpenAsync(customer);
        (await customer.GetAsync("api/session"))["scope"]!.GetValue<string>().ShouldBe("own");

        var draft = await SendAsync(admin, "PATCH", "api/settings/draft", 0, new
        {
            ticketScope = "company",
            customersMayClose = false,
            ticketsName = "Cases",
            theme = new { primaryColor = "#7c3aed" },
            columns = new[] { new { property = "subject" }, new { property = "hs_ticket_priority" } },
        });
        draft.Status.ShouldBe(HttpStatusCode.OK, draft.Body.ToJsonString());
        (await customer.GetAsync("api/portal"))["ticketsName"].ShouldBeNull();
        page.Text.ShouldNotContain("event: portal");
        var published = await SendAsync(admin, "POST", "api/settings/publish", 1, new { note = "Cases for all" });
        published.Status.ShouldBe(HttpStatusCode.OK, published.Body.ToJsonString());

        await page.WaitForAsync("event: portal");
        var portal = await customer.GetAsync("api/portal");
        (portal["ticketsName"]!.GetValue<string>(), portal["theme"]!["primaryColor"]!.GetValue<string>()).ShouldBe(("Cases", "#7c3aed"));
        portal["columns"]!.AsArray().Select(column => column!["property"]!.GetValue<string>()).ShouldBe(["subject", "hs_ticket_priority"]);
        (await customer.GetAsync("api/session"))["scope"]!.GetValue<string>().ShouldBe("company");
        await customer.WaitForAsync($"api/tickets/{number}", ticket => ticket?["canClose"]?.GetValue<bool>() == false, "the close button to go");
        await Wait.ForAsync(() => CloseAsync(customer, number), status => status == HttpStatusCode.Forbidden, "closing to be refused");
    }

    [Fact]
    public async Task An_earlier_version_comes_back_by_way_of_the_draft_and_old_addresses_lead_to_the_new_one()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        using var admin = await run.SignInAsync("admin@desk.test");
        (await SendAsync(admin, "PATCH", "api/settings/portal", null, new { slug = "fresh", name = "Contoso" })).Status.ShouldBe(HttpStatusCode.OK);

        using var http = new HttpClient { BaseAddress = run.Address };
        var renamed = await Wait.ForAsync(() => http.GetFromJsonAsync<JsonNode>("p/demo/api/portal", Ct)!, portal => portal!["slug"]!.GetValue<string>() == "fresh", "the new slug");
        renamed!["name"]!.GetValue<string>().ShouldBe("Contoso");

        var restored = await SendAsync(admin, "POST", "api/settings/versions/1/restore", null, new { });
        restored.Status.ShouldBe(HttpStatusCode.OK, restored.Body.ToJsonString());
        restored.Body["changes"]!.AsArray().Select(change => change!["field"]!.GetValue<string>()).ShouldBe(["name", "slug"]);
        (await SendAsync(admin, "POST", "api/settings/publish", restored.Body["version"]!.GetValue<long>(), new { })).Status.ShouldBe(HttpStatusCode.OK);
        await Wait.ForAsync(() => http.GetFromJsonAsync<JsonNode>("p/fresh/api/portal", Ct)!, portal => portal!["slug"]!.GetValue<string>() == "demo", "the old slug");
    }

    [Fact]
    public async Task Settings_that_break_a_policy_case_are_not_published()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        using var admin = await run.SignInAsync("admin@desk.test");
        using var ada = await run.SignInAsync("ada@acme.test");
        using var ben = await run.SignInAsync("ben@acme.test");
        var ticketNumber = await ada.OpenTicketAsync("Between us");
        var contactId = (await ben.GetAsync("api/session"))["id"]!.GetValue<Guid>();
        var made = await SendAsync(admin, "POST", "api/settings/policy-cases", null, new { name = "Ben must not see Ada's", contactId, contactName = "Ben", ticketNumber, expect = "doesNotSee" });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body.ToJsonString());
        await SendAsync(admin, "PATCH", "api/settings/draft", 0, new { ticketScope = "company", name = "Contoso" });

        var refused = await SendAsync(admin, "POST", "api/settings/publish", 1, new { });

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Body["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:policy-failed");
        refused.Body["failures"]![0]!["reason"]!.GetValue<string>().ShouldBe("company");
        (await SendAsync(admin, "GET", "api/settings/portal", null, null)).Body["name"]!.GetValue<string>().ShouldBe("Northwind Support");
        (await ben.StatusAsync($"api/tickets/{ticketNumber}")).ShouldBe(HttpStatusCode.NotFound);
        var results = await SendAsync(admin, "POST", "api/settings/policy-cases/run", null, new { settings = "published" });
        results.Body["items"]![0]!["passed"]!.GetValue<bool>().ShouldBeTrue();

        (await SendAsync(admin, "PATCH", "api/settings/draft", 1, new { ticketScope = "own" })).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(admin, "POST", "api/settings/publish", 2, new { })).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> CloseAsync(PortalClient customer, long number)
    {
        using var answer = await customer.PostAsync($"api/tickets/{number}/close", new { });
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(PortalClient who, string method, string path, long? version, object? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        }

        using var answer = await who.Http.SendAsync(request, Ct);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!);
    }
}
