using System.Net;
using System.Text;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

/// <summary>Nobody reaches a ticket that is not theirs, on any endpoint.</summary>
public sealed class IsolationTests(RunningPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Strangers => ["ben@acme.test", "cleo@globex.test"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_ticket_of_another_contact_answers_404_everywhere(string stranger)
    {
        using var owner = await portal.Run.SignInAsync("ada@acme.test");
        using var other = await portal.Run.SignInAsync(stranger);
        var subject = $"Private matter {Guid.NewGuid():N}";
        var number = await owner.OpenTicketAsync(subject);
        var file = await owner.UploadAsync("secret.txt", Encoding.UTF8.GetBytes("secret"));
        (await other.StatusAsync($"api/attachments/{file}")).ShouldBe(HttpStatusCode.NotFound);
        (await owner.PostAsync($"api/tickets/{number}/messages", new { text = "See the file.", attachmentIds = new[] { file } })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await owner.GetAsync($"api/tickets/{number}"))["id"]!.GetValue<string>();

        (await other.StatusAsync($"api/tickets/{number}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"api/tickets/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"api/tickets/{number}/messages")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"api/tickets/{number}/pdf")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"api/tickets/{id}/pdf")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"api/attachments/{file}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"api/tickets/{number}/messages", new { text = "Hello?" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"api/tickets/{number}/close", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"api/tickets/{number}/typing", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"api/tickets/{number}/colleagues?q=ada")).ShouldBe(HttpStatusCode.NotFound);
        (await other.PutAsync($"api/tickets/{number}/properties/subject", new { value = "Mine" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PutAsync($"api/tickets/{number}/participants/{other.Id}", new { right = "view" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PutAsync($"api/tickets/{number}/privacy", new { hidden = true })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.DeleteAsync(new Uri($"api/tickets/{number}/participants/{other.Id}", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"api/tickets?q={subject.Replace(' ', '+')}"))["items"]!.AsArray().ShouldBeEmpty();
        (await other.Http.GetStringAsync(new Uri("api/tickets/export.csv", UriKind.Relative), Ct)).ShouldNotContain(subject);
        (await owner.StatusAsync($"api/attachments/{file}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_takes_part_to_read_reads_and_does_nothing_else()
    {
        using var owner = await portal.Run.SignInAsync("ada@acme.test");
        using var reader = await portal.Run.SignInAsync("ben@acme.test");
        var number = await owner.OpenTicketAsync($"Read along {Guid.NewGuid():N}");
        (await owner.PutAsync($"api/tickets/{number}/participants/{reader.Id}", new { right = "view" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var ticket = await reader.WaitForAsync($"api/tickets/{number}", found => found is not null, "the ticket to be shown");

        ticket!["canReply"]!.GetValue<bool>().ShouldBeFalse();
        (await reader.PostAsync($"api/tickets/{number}/messages", new { text = "Hello?" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PostAsync($"api/tickets/{number}/close", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PostAsync($"api/tickets/{number}/typing", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PutAsync($"api/tickets/{number}/properties/subject", new { value = "Mine" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PutAsync($"api/tickets/{number}/privacy", new { hidden = true })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PutAsync($"api/tickets/{number}/participants/{reader.Id}", new { right = "close" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await using var page = await LiveStream.OpenAsync(reader);
        (await owner.Http.DeleteAsync(new Uri($"api/tickets/{number}/participants/{reader.Id}", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await page.WaitForAsync($"\"number\":{number}");
        (await reader.StatusAsync($"api/tickets/{number}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_of_another_contact_cannot_be_attached()
    {
        using var owner = await portal.Run.SignInAsync("ada@acme.test");
        using var other = await portal.Run.SignInAsync("cleo@globex.test");
        var file = await owner.UploadAsync("plan.txt", Encoding.UTF8.GetBytes("plan"));
        var number = await other.OpenTicketAsync("Tries to attach a foreign file");

        using var reply = await other.PostAsync($"api/tickets/{number}/messages", new { text = "Mine now", attachmentIds = new[] { file } });

        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reply.Content.ReadAsStringAsync(Ct)).ShouldContain("attachmentIds");
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task An_unfinished_upload_of_another_contact_answers_404(string stranger)
    {
        using var owner = await portal.Run.SignInAsync("ada@acme.test");
        using var other = await portal.Run.SignInAsync(stranger);
        var upload = (await owner.Http.BeginUploadAsync("plan.txt", 10)).UploadTold();

        (await other.Http.TusAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.AppendAsync(upload, 0, Encoding.UTF8.GetBytes("mine"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.TusAsync(HttpMethod.Delete, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync(upload)).ShouldBe(HttpStatusCode.NotFound);
        (await owner.Http.AppendAsync(upload, 0, Encoding.UTF8.GetBytes("0123456789"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await other.StatusAsync(upload)).ShouldBe(HttpStatusCode.NotFound);
        (await owner.GetAsync(upload))["size"]!.GetValue<long>().ShouldBe(10);
    }

    [Theory]
    [InlineData("api/tickets")]
    [InlineData("api/tickets/1")]
    [InlineData("api/tickets/1/pdf")]
    [InlineData("api/tickets/1/colleagues")]
    [InlineData("api/tickets/export.csv")]
    [InlineData("api/tickets/export.xlsx")]
    [InlineData("api/forms/support")]
    [InlineData("api/uploads/0193a000-0000-7000-8000-0000000000ff")]
    [InlineData("api/live")]
    [InlineData("api/desk/tickets")]
    [InlineData("api/desk/tickets/1")]
    [InlineData("api/desk/tickets/1/visibility")]
    [InlineData("api/desk/contacts")]
    [InlineData("api/desk/imports")]
    [InlineData("api/settings/portal")]
    public async Task Nothing_answers_to_a_visitor_who_is_signed_out(string path)
    {
        using var http = new HttpClient { BaseAddress = portal.Run.Address };

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("api/desk/tickets")]
    [InlineData("api/desk/tickets/1")]
    [InlineData("api/desk/tickets/1/visibility")]
    [InlineData("api/desk/tickets/counts")]
    [InlineData("api/desk/agents")]
    [InlineData("api/desk/contacts")]
    [InlineData("api/desk/imports")]
    [InlineData("api/settings/portal")]
    public async Task The_desk_is_closed_to_customers(string path)
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");

        (await customer.StatusAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("api/settings/portal")]
    [InlineData("api/desk/imports")]
    public async Task Settings_and_imports_are_closed_to_agents(string path)
    {
        using var agent = await portal.Run.SignInAsync("amy@desk.test");

        (await agent.StatusAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Internal_endpoints_are_not_reachable_from_outside()
    {
        using var admin = await portal.Run.SignInAsync("admin@desk.test");

        (await admin.StatusAsync("internal/portals")).ShouldBe(HttpStatusCode.NotFound);
        (await admin.StatusAsync("api/internal/portals")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Live_updates_of_a_foreign_ticket_do_not_arrive_and_own_ones_do()
    {
        using var owner = await portal.Run.SignInAsync("ada@acme.test");
        using var other = await portal.Run.SignInAsync("cleo@globex.test");
        await using var ownersPage = await LiveStream.OpenAsync(owner);
        await using var othersPage = await LiveStream.OpenAsync(other);

        var foreign = await owner.OpenTicketAsync("Ada's ticket");
        await ownersPage.WaitForAsync($"\"number\":{foreign}");
        var own = await other.OpenTicketAsync("Cleo's ticket");
        await othersPage.WaitForAsync($"\"number\":{own}");

        othersPage.Text.ShouldNotContain($"\"number\":{foreign},");
    }

    [Fact]
    public async Task Customers_learn_nothing_of_notes()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");
        using var agent = await portal.Run.SignInAsync("amy@desk.test");
        var number = await customer.OpenTicketAsync("Something internal will be said");
        await using var page = await LiveStream.OpenAsync(customer);

        (await agent.PostAsync($"api/desk/tickets/{number}/notes", new { text = "internal-only-remark" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await agent.PostAsync($"api/desk/tickets/{number}/messages", new { text = "public-answer" })).StatusCode.ShouldBe(HttpStatusCode.Created);

        var ticket = await customer.WaitForAsync($"api/tickets/{number}", found => found!.ToJsonString().Contains("public-answer", StringComparison.Ordinal), "the public answer");
        ticket!.ToJsonString().ShouldNotContain("internal-only-remark");
        (await customer.GetAsync("api/tickets?q=internal-only-remark"))["items"]!.AsArray().ShouldBeEmpty();
        page.Text.ShouldNotContain("\"note\"");
    }

    [Fact]
    public async Task An_unknown_portal_answers_a_clear_404()
    {
        using var http = new HttpClient { BaseAddress = portal.Run.Address };

        using var answer = await http.GetAsync(new Uri("p/no-such-portal/api/portal", UriKind.Relative), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("unknown-portal");
    }
}
