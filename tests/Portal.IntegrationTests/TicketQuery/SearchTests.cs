using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>What a search finds, where, and with which typing errors (W12, W13).</summary>
public sealed class SearchTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Hits_are_marked_in_subjects_messages_and_file_names(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var session = host.Session(host.Ada);
        var ticket = host.Ticket(1, subject: "Crème brûlée <b>torch</b>", closed: true);
        var thread = Guid.CreateVersion7();
        await host.PostedAsync(ticket, host.Message("It went out. " + string.Join(' ', Enumerable.Repeat("Nothing else.", 30)) + " The valve <script> hisses loudly.", threadId: thread, files: "Rechnung_2024.pdf"), TicketChange.Opened);

        (await FoundAsync(host, session, "brulee")).ShouldBe("""{"subject":[{"text":"Crème ","hit":false},{"text":"brûlée","hit":true},{"text":" <b>torch</b>","hit":false}],"where":null,"text":null}""");
        (await FoundAsync(host, session, "valve")).ShouldBe("""{"subject":null,"where":"message","text":[{"text":"…else. Nothing else. Nothing else. The ","hit":false},{"text":"valve","hit":true},{"text":" <script> hisses loudly.","hit":false}]}""");
        (await FoundAsync(host, session, "torch rech")).ShouldBe("""{"subject":[{"text":"Crème brûlée <b>","hit":false},{"text":"torch","hit":true},{"text":"</b>","hit":false}],"where":"file","text":[{"text":"Rechnung","hit":true},{"text":"_2024.pdf","hit":false}]}""");
        (await FoundAsync(host, session, "%231")).ShouldBe("");
        (await FoundAsync(host, session, "")).ShouldBe("");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task One_typing_error_is_forgiven_where_nothing_holds_the_words_themselves(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var session = host.Session(host.Ada);
        await host.PostedAsync(host.Ticket(1, subject: "Invoice for the pump"), host.Message("It is too high.", files: "Lieferschein.pdf"), TicketChange.Opened);
        await host.ChangedAsync(host.Ticket(2, subject: "Invoices"));
        await host.ChangedAsync(host.Ticket(3, host.Ben, subject: "Flywheel"));

        foreach (var typed in new[] { "invocie", "invoce", "invooice", "invoixe", "Ínvoicr", "xnvoice" })
        {
            var page = await host.GetAsync(session, "/api/tickets?q=" + typed);
            NumbersOf(page).ShouldBe([2, 1], typed);
            page.GetProperty("corrected").GetBoolean().ShouldBeTrue();
            page.GetProperty("items")[1].GetProperty("found").GetProperty("subject")[0].ToString().ShouldBe("""{"text":"Invoice","hit":true}""");
        }

        (await host.NumbersAsync(session, "?q=liefershein%20pmup")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?q=invoice")).ShouldBe([2, 1]);
        (await host.GetAsync(session, "/api/tickets?q=invoice")).GetProperty("corrected").GetBoolean().ShouldBeFalse();
        (await host.NumbersAsync(session, "?q=inviocce")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=flywheal")).ShouldBeEmpty("a word of somebody else's ticket leads to nothing");
        (await host.NumbersAsync(host.Session(host.Ben), "?q=flywheal")).ShouldBe([3]);
        (await host.NumbersAsync(session, "?q=invocie&status=closed")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_hidden_subject_is_not_found_out_by_searching(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PropertiesAsync([], property => property.Name == StandardProperties.Subject ? property with { Visibility = PortalVisibility.Hidden } : property);
        var session = host.Session(host.Ada, Acme);
        await host.PostedAsync(host.Ticket(1, subject: "Merger talks"), host.Message("The lift is stuck.", files: "plan_b.pdf"), TicketChange.Opened);

        foreach (var q in new[] { "merger", "talks", "merg", "lift%20merger", "merxer" })
        {
            (await host.NumbersAsync(session, "?q=" + q)).ShouldBeEmpty(q);
        }

        (await host.NumbersAsync(session, "?q=lift")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?q=stuck%20plan")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?q=stuxk")).ShouldBe([1]);
        (await FoundAsync(host, session, "lift")).ShouldBe("""{"subject":null,"where":"message","text":[{"text":"The ","hit":false},{"text":"lift","hit":true},{"text":" is stuck.","hit":false}]}""");
    }

    private static async Task<string> FoundAsync(TicketQueryHost host, Caller session, string q)
    {
        var found = (await host.GetAsync(session, "/api/tickets?q=" + q)).GetProperty("items")[0].GetProperty("found");
        return found.ValueKind == JsonValueKind.Null ? "" : JsonSerializer.Serialize(found, Readable);
    }
}
