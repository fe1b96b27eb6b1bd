using System.Text.Json;
using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.Conversations;

public sealed class RenameTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tickets_show_what_their_customer_and_company_are_called_now(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();

        await RenameAsync(run, version: 2, "Ada", "Byron", "Acme Tents");
        await RenameAsync(run, version: 1, "Ada", "Stale", "Stale");

        var listed = (await run.GetAsync(run.Amy, "/api/desk/tickets")).GetProperty("items")[0];
        var detail = await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}");
        foreach (var contact in new[] { listed.GetProperty("contact"), detail.GetProperty("contact") })
        {
            (contact.GetProperty("name").GetString(), contact.GetProperty("company").GetString()).ShouldBe(("Ada Byron", "Acme Tents"));
        }

        detail.GetProperty("thread").GetProperty("messages").EnumerateArray().Select(AuthorOf).ShouldAllBe(name => name == "Ada Byron");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_search_finds_the_tickets_of_a_renamed_customer_and_company_and_of_no_other(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var numbers = new[] { await run.TicketAsync(), await run.TicketAsync("Flysheet", "Too small") };
        await run.Host.PublishAsync(run.Submission("Stove") with { Contact = new PersonRef(Guid.CreateVersion7(), "Ben", "Okafor", "ben@acme.test") });

        await RenameAsync(run, version: 1, "Ada", "Lovell", "Acme");
        await RenameAsync(run, version: 2, "Ada", "Byron", "Northstar");
        await RenameAsync(run, version: 2, "Ada", "Byron", "Northstar");

        (await FoundAsync(run, "byron")).ShouldBe(numbers);
        (await FoundAsync(run, "northstar")).ShouldBe(numbers);
        (await FoundAsync(run, "byron flysheet")).ShouldBe([numbers[1]]);
        (await run.ReplyAsync(run.Ada, numbers[0], "A word of its own: zeppelin")).EnsureSuccessStatusCode();
        (await FoundAsync(run, "zeppelin byron")).ShouldBe([numbers[0]]);
    }

    private static Task RenameAsync(ConversationRun run, long version, string first, string last, string company) => run.Host.PublishAsync(new ContactChanged(
        new ContactSnapshot(run.Ada.Id, run.PortalId, version, run.Ada.Email, first, last, run.Company with { Name = company }, null, DateTimeOffset.UnixEpoch)));

    private static async Task<IEnumerable<long>> FoundAsync(ConversationRun run, string query) =>
        (await run.GetAsync(run.Amy, $"/api/desk/tickets?q={query}&sort=number")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt64());

    private static string? AuthorOf(JsonElement message) => message.GetProperty("author").GetProperty("name").GetString();
}
