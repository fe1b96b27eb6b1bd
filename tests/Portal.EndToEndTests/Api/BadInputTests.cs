using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

/// <summary>Refused input names its field and changes nothing.</summary>
public sealed class BadInputTests(RunningPortal portal)
{
    private static readonly byte[] Executable = [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Script_in_rich_text_never_comes_back()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");
        var number = await customer.OpenTicketAsync("Rich text");

        using var answer = await customer.PostAsync($"api/tickets/{number}/messages", new { html = "<p>Hello <b>you</b><script>alert(1)</script><img src=x onerror=alert(2)><a href=\"javascript:alert(3)\">link</a></p>" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var html = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!["html"]!.GetValue<string>();
        html.ShouldContain("Hello");
        html.ShouldNotContain("script", Case.Insensitive);
        html.ShouldNotContain("onerror", Case.Insensitive);
        html.ShouldNotContain("javascript", Case.Insensitive);
    }

    [Theory]
    [InlineData("picture.png")]
    [InlineData("setup.exe")]
    [InlineData("page.svg")]
    public async Task A_disguised_or_forbidden_file_is_refused(string name)
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");

        using var answer = await customer.UploadRawAsync(name, Executable, "image/png");

        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, "file");
    }

    [Fact]
    public async Task An_oversized_file_is_refused()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");

        using var answer = await customer.UploadRawAsync("large.txt", new byte[27 * 1024 * 1024], "text/plain");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("too-large");
    }

    [Theory]
    [InlineData("api/tickets?cursor=nonsense", "cursor")]
    [InlineData("api/tickets?limit=0", "limit")]
    [InlineData("api/tickets?limit=100000", "limit")]
    [InlineData("api/tickets?sort=password", "sort")]
    [InlineData("api/tickets?status=maybe", "status")]
    public async Task A_list_refuses_what_it_does_not_know(string path, string field)
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");

        using var answer = await customer.Http.GetAsync(new Uri(path, UriKind.Relative), Ct);

        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, field);
    }

    [Theory]
    [InlineData("{\"fields\":{\"content\":\"No subject\"}}", "fields.subject")]
    [InlineData("{\"fields\":{\"subject\":\"S\",\"content\":\"C\",\"colour\":\"red\"}}", "fields.colour")]
    [InlineData("{\"fields\":{\"subject\":\"S\",\"content\":\"C\",\"hs_ticket_category\":\"NONSENSE\"}}", "fields.hs_ticket_category")]
    [InlineData("{\"fields\":{\"subject\":\"S\",\"content\":\"C\"},\"attachmentIds\":[\"0193a000-0000-7000-8000-00000000dead\"]}", "attachmentIds")]
    [InlineData("{\"fields\":{\"subject\":\"S\",\"content\":\"C\",\"email\":\"someone@else.test\"}}", "fields.email")]
    [InlineData("{\"fields\":12}", "fields")]
    [InlineData("{ not json", "body")]
    public async Task A_submission_with_wrong_fields_is_refused_and_makes_no_ticket(string body, string field)
    {
        using var customer = await portal.Run.SignInAsync("cleo@globex.test");
        var form = (await customer.GetAsync("api/forms/support"))["id"];

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await customer.Http.PostAsync(new Uri($"api/forms/{form}/submissions", UriKind.Relative), content, Ct);

        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, field);
    }

    [Fact]
    public async Task An_empty_reply_is_refused()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");
        var number = await customer.OpenTicketAsync("Nothing to say");

        using var answer = await customer.PostAsync($"api/tickets/{number}/messages", new { html = "<p> <script>x</script></p>" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await customer.GetAsync($"api/tickets/{number}"))["thread"]!["messages"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_without_the_csrf_header_is_refused()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");
        customer.Http.DefaultRequestHeaders.Remove("X-CSRF");

        using var answer = await customer.PostAsync("api/tickets/1/messages", new { text = "Forged" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("csrf");
    }

    [Fact]
    public async Task A_broken_csv_is_refused_with_its_line()
    {
        using var admin = await portal.Run.SignInAsync("admin@desk.test");
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes("Subject,Email\n\"never closed,a@b.test\n"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "broken.csv");

        using var answer = await admin.Http.PostAsync(new Uri("api/desk/imports", UriKind.Relative), form, Ct);

        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, "file");
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string field)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        problem["type"]!.GetValue<string>().ShouldStartWith("urn:portal:problem:");
        problem["errors"]!.AsObject().ShouldContain(error => error.Key == field, text);
    }
}
