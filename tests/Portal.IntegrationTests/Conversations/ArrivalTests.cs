using Portal.Contracts.Imports;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

public sealed class ArrivalTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_submission_makes_one_ticket_however_often_it_is_delivered(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var submission = run.Submission();
        var id = Guid.NewGuid();

        await run.Host.PublishAsync(submission, id);
        await run.Host.PublishAsync(submission, id);
        await run.Host.PublishAsync(submission);

        (await run.GetAsync(run.Amy, "/api/desk/tickets?view=all")).GetProperty("total").GetInt32().ShouldBe(1);
        (await run.Host.Log.WaitForAsync<MessagePosted>()).Change.ShouldBe(TicketChange.Opened);
    }

    [Fact]
    public async Task A_submission_before_its_portal_is_known_makes_its_ticket()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var portalId = Guid.CreateVersion7();

        await run.Host.PublishAsync(run.Submission() with { PortalId = portalId, Contact = new PersonRef(Guid.CreateVersion7(), "Ben", "Okafor", "ben@acme.test") });

        var ticket = (await run.GetAsync(run.Amy with { PortalId = portalId }, "/api/desk/tickets")).GetProperty("items")[0];
        (ticket.GetProperty("number").GetInt64(), ticket.GetProperty("inboxId").GetGuid()).ShouldBe((1, Inbox.Default(portalId, default).Id));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Importing_the_same_rows_again_counts_them_as_existing(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var import = Guid.CreateVersion7();
        var rows = Enumerable.Range(1, 20).Select(index => Row(run, index)).ToList();

        await Task.WhenAll(Enumerable.Range(1, 3).Select(batch => run.Host.PublishAsync(new ImportContactsSaved(import, run.PortalId, batch, rows))));

        var results = await Wait.ForAsync(() => run.Host.Log.Of<TicketsImported>(), all => all.Count == 3, "three reports");
        results.Sum(result => result.Created).ShouldBe(20);
        results.Sum(result => result.Existing).ShouldBe(40);
        var list = await run.GetAsync(run.Amy, "/api/desk/tickets?view=all&sort=number&limit=100");
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt64()).ShouldBe(Enumerable.Range(1, 20).Select(number => (long)number));
    }

    [Fact]
    public async Task An_imported_ticket_keeps_its_times_and_ends_with_its_resolution()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);

        await run.Host.PublishAsync(new ImportContactsSaved(Guid.CreateVersion7(), run.PortalId, 1, [Row(run, 2)]));

        var ticket = await run.GetAsync(run.Amy, "/api/desk/tickets/1");
        ticket.GetProperty("createdAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2024, 5, 1, 8, 0, 0, TimeSpan.Zero));
        ticket.GetProperty("closedAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2024, 5, 3, 10, 0, 0, TimeSpan.Zero));
        ticket.GetProperty("stage").GetProperty("closed").GetBoolean().ShouldBeTrue();
        (await run.TextsAsync(1)).ShouldBe(["Text 2", "Solved"]);
        (await Wait.ForAsync(() => run.Host.Log.Of<MessagePosted>(), all => all.Count == 2, "two events")).ShouldAllBe(posted => posted.Change == TicketChange.Imported);
    }

    [Fact]
    public async Task An_imported_resolution_is_an_answer_of_the_portal()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);

        await run.Host.PublishAsync(new ImportContactsSaved(Guid.CreateVersion7(), run.PortalId, 1, [Row(run, 2)]));

        var messages = (await run.GetAsync(run.Amy, "/api/desk/tickets/1")).GetProperty("thread").GetProperty("messages");
        messages.EnumerateArray().Select(message => message.GetProperty("author")).Select(author => (author.GetProperty("kind").GetString(), author.GetProperty("name").GetString()))
            .ShouldBe([("contact", "Ada Lovell"), ("agent", "Support")]);
        var answer = await run.Host.Log.WaitForAsync<MessagePosted>(posted => posted.Message.Direction == MessageDirection.Outgoing);
        answer.Message.Author.ShouldBe(new MessageAuthor(AuthorKind.Agent, null, "Support", ""));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_search_finds_words_of_different_messages_and_numbers(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync("Größe passt nicht", "Das Zelt ist zu klein");
        await run.TicketAsync("Another one", "Nothing alike");
        await run.ReplyAsync(run.Amy, number, "We send you a larger flysheet");

        foreach (var query in new[] { "zelt flysheet", "größe", "flys", $"%23{number}", $"{number}", "ada@acme.test zelt" })
        {
            var found = (await run.GetAsync(run.Amy, $"/api/desk/tickets?q={query}")).GetProperty("items");
            found.EnumerateArray().Select(item => item.GetProperty("number").GetInt64()).ShouldBe([number], query);
        }
    }

    private static ImportTicket Row(ConversationRun run, int index) => new(
        new ImportRow(
            index + 1, $"EXT-{index}", "Ada Lovell", "ada@acme.test", null, $"Subject {index}", $"Text {index}", index % 2 == 0 ? "Closed" : "Open", "HIGH", null,
            index % 2 == 0 ? "Solved" : null, new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2024, 5, 3, 10, 0, 0, TimeSpan.Zero),
            new Dictionary<string, string>(StringComparer.Ordinal)),
        run.Ada.Person,
        run.Company);
}
