using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>What an operator does about a message that has failed; on a portal of their own, as one is made to fail.</summary>
public sealed class OperationsTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    [Fact]
    public async Task An_operator_sees_a_failed_message_tries_it_again_and_discards_it()
    {
        var page = await SignInAsync(own.Run.Address, "ops@desk.test", "desk/");
        await Expect(page.Heading("Operations")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Settings", "Operations"]);
        await Expect(page.Heading("Nothing waits")).ToBeVisibleAsync();

        // The page finds out by itself.
        await BreakAsync("from-the-future.v9");
        await Expect(page.Heading("Failed in formintake")).ToBeVisibleAsync();
        await Expect(page.GetByText("Unknown message type 'from-the-future.v9'.")).ToBeVisibleAsync();
        await Expect(page.Heading("Nothing waits")).ToBeHiddenAsync();

        // Nothing has been mended, so it comes back.
        await page.Button("Replay").ClickAsync();
        await Expect(page.GetByText("The message is being tried again")).ToBeVisibleAsync();
        await Expect(page.Button("Replay")).ToBeEnabledAsync();

        await page.Button("Discard").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.Heading("Nothing waits")).ToBeVisibleAsync();
        await Expect(page.Heading("Failed in formintake")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Agents_and_administrators_have_no_such_page()
    {
        foreach (var email in new[] { "amy@desk.test", "admin@desk.test" })
        {
            var page = await SignInAsync(own.Run.Address, email, "desk/");
            await Expect(page.Link("Inbox")).ToBeVisibleAsync();
            await Expect(page.Link("Operations")).ToHaveCountAsync(0);

            await page.GotoAsync("desk/operations");
            await Expect(page.Heading("No access")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task An_operator_has_no_way_to_tickets()
    {
        var page = await SignInAsync(own.Run.Address, "ops@desk.test", "desk/tickets");

        await Expect(page.Heading("No access")).ToBeVisibleAsync();
    }

    /// <summary>As a newer version would leave it behind for an older one.</summary>
    private async Task BreakAsync(string type)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(own.Run.Data, "formintake.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO "OutboxMessages" ("Id", "Type", "Payload", "Key", "CreatedAt", "Attempts") VALUES ($id, $type, '{}', $id, $now, 0)
            """;
        insert.Parameters.AddWithValue("$id", Guid.NewGuid());
        insert.Parameters.AddWithValue("$type", type);
        insert.Parameters.AddWithValue("$now", DateTime.UtcNow);
        await insert.ExecuteNonQueryAsync(Ct);
    }
}
