using System.Net;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>Pictures in the text of messages: files of that very message, and nothing from elsewhere.</summary>
public sealed class InlineImageTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_message_shows_its_own_pictures_and_no_others(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        var (own, left, bens) = (await ImageAsync(run, run.Ada), await ImageAsync(run, run.Ada), await ImageAsync(run, Callers.Contact(run.PortalId, company: run.Company)));
        var drawing = await run.FileAsync(run.Ada, name: "x.svg", type: "image/svg+xml");
        var html = $"""<p>Look {Image(own)}{Image(left)}{Image(bens)}{Image(drawing)}<img src="https://evil.test/pixel.gif"><img src="data:image/png;base64,AA=="></p>""";

        var message = await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { html, attachmentIds = new[] { own, drawing } });

        message.GetProperty("html").GetString().ShouldBe($"""<p>Look <img data-attachment="{own}" alt="The gauge"></p>""");
        message.GetProperty("text").GetString().ShouldBe("Look [image: The gauge]");
        var posted = await run.Host.Log.WaitForAsync<MessagePosted>(told => told.Message.Id == message.GetProperty("id").GetGuid());
        posted.Message.Html.ShouldBe(message.GetProperty("html").GetString());
        posted.Message.Attachments.Select(file => file.Id).ShouldBe([own, drawing]);
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { html = Image(bens), attachmentIds = new[] { bens } });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { html = Image(own), attachmentIds = new[] { own } });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { html = Image(left) });
    }

    [Fact]
    public async Task Agents_send_them_in_answers_notes_and_new_tickets_and_a_picture_alone_is_a_message()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();
        var (answer, note, opening) = (await ImageAsync(run, run.Amy), await ImageAsync(run, run.Amy), await ImageAsync(run, run.Amy));

        var sent = await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/messages", Body(answer));
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/notes", Body(note));
        var ticket = await run.DoneAsync(run.Amy, HttpMethod.Post, "/api/desk/tickets", new { contactId = run.Ada.Id, subject = "Called", html = Image(opening), attachmentIds = new[] { opening } });

        sent.GetProperty("text").GetString().ShouldBe("[image: The gauge]");
        ticket.GetProperty("preview").GetString().ShouldBe("[image: The gauge]");
        (await StatusAsync(run, run.Ada, answer)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(run, run.Ada, note)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_picture_is_drawn_in_the_page_safely_and_only_for_whom_the_message_is()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();
        var (image, drawing) = (await ImageAsync(run, run.Ada), await run.FileAsync(run.Ada, name: "x.svg", type: "image/svg+xml"));
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { html = Image(image), attachmentIds = new[] { image, drawing } });

        using var shown = await run.SendAsync(run.Amy, HttpMethod.Get, $"/api/attachments/{image}?inline=1");
        (shown.Content.Headers.ContentType?.MediaType, shown.Content.Headers.ContentDisposition?.DispositionType).ShouldBe(("image/png", "inline"));
        shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        shown.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox"]);
        using var drawn = await run.SendAsync(run.Ada, HttpMethod.Get, $"/api/attachments/{drawing}?inline=1");
        drawn.Content.Headers.ContentDisposition?.DispositionType.ShouldBe("attachment");

        var noRights = run.Amy with { Permissions = [] };
        var stranger = Callers.Contact(run.PortalId, company: new(Guid.CreateVersion7(), "Globex"), scope: TicketScope.Company);
        var elsewhere = Callers.Contact(Guid.CreateVersion7(), run.Ada.Id, run.Company, TicketScope.Company);
        foreach (var caller in new[] { Callers.Contact(run.PortalId, company: run.Company), stranger, elsewhere, noRights })
        {
            (await StatusAsync(run, caller, image)).ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static Task<Guid> ImageAsync(ConversationRun run, Caller owner) => run.FileAsync(owner, name: "image.png", type: "image/png");

    private static string Image(Guid id) => $"""<img data-attachment="{id}" src="blob:x" alt="The gauge">""";

    private static object Body(Guid id) => new { html = Image(id), attachmentIds = new[] { id } };

    private static async Task<HttpStatusCode> StatusAsync(ConversationRun run, Caller caller, Guid file) =>
        (await run.SendAsync(caller, HttpMethod.Get, $"/api/attachments/{file}?inline=1")).StatusCode;
}
