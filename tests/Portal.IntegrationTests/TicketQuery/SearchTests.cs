using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Projection;
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

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_list_says_which_of_some_tickets_belong_to_it(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var session = host.Session(host.Ada);
        await host.ChangedAsync(host.Ticket(1, subject: "Pump leaks"));
        await host.ChangedAsync(host.Ticket(2, subject: "Pump is loud", closed: true));
        await host.ChangedAsync(host.Ticket(3, subject: "Lamp"));
        await host.ChangedAsync(host.Ticket(4, host.Ben, subject: "Pump of somebody else"));

        (await host.NumbersAsync(session, "?among=1,2,3,4")).ShouldBe([3, 2, 1]);
        (await host.NumbersAsync(session, "?among=3")).ShouldBe([3]);
        (await host.NumbersAsync(session, "?q=pump&among=1,2,3,4")).ShouldBe([2, 1]);
        (await host.NumbersAsync(session, "?q=pump&status=open&among=1,2,3,4")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?q=pump&status=open&hs_ticket_priority=LOW&among=1,2,3,4")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=%231&among=1")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?q=%231&among=2")).ShouldBeEmpty();

        // Where nothing holds the words, the list holds those one edit away; where something does, it does not.
        (await host.NumbersAsync(session, "?q=pumb&among=1,3")).ShouldBe([1]);
        await host.ChangedAsync(host.Ticket(5, subject: "Pumb"));
        (await host.NumbersAsync(session, "?q=pumb&among=1,3")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=pumb&among=1,5")).ShouldBe([5]);
        foreach (var refused in new[] { "x", "1,-2", string.Join(',', Enumerable.Range(1, 101)) })
        {
            (await host.StatusAsync(session, "/api/tickets?among=" + refused)).ShouldBe(HttpStatusCode.BadRequest, refused);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Words_of_tickets_from_before_words_were_kept_are_learned_once(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var session = host.Session(host.Ada);
        for (var number = 1; number <= 250; number++)
        {
            await host.ChangedAsync(host.Ticket(number, subject: number == 250 ? "Invoice" : "Lamp"));
        }

        await using var scope = host.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        await Wait.ForAsync(() => db.WordProgress.AsNoTracking().FirstAsync(), row => row.LastTextId == WordProgress.Finished, "the empty start to be done with");
        await db.PortalWords.ExecuteDeleteAsync();
        await db.WordProgress.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastTextId, 0));
        (await host.NumbersAsync(session, "?q=invocie")).ShouldBeEmpty();

        var scopes = host.Service.Services.GetRequiredService<IServiceScopeFactory>();
        using var again = new EarlierWords(scopes, new WordIndex(), TimeProvider.System, NullLogger<EarlierWords>.Instance);
        await again.StartAsync(TestContext.Current.CancellationToken);

        await again.ExecuteTask!;
        (await host.NumbersAsync(host.Session(host.Ada), "?q=invocie")).ShouldBe([250]);
        (await db.PortalWords.Select(word => word.Word).OrderBy(word => word).ToListAsync()).ShouldBe(["invoice", "lamp"]);
        (await db.WordProgress.AsNoTracking().FirstAsync()).LastTextId.ShouldBe(WordProgress.Finished);
    }

    private static async Task<string> FoundAsync(TicketQueryHost host, Caller session, string q)
    {
        var found = (await host.GetAsync(session, "/api/tickets?q=" + q)).GetProperty("items")[0].GetProperty("found");
        return found.ValueKind == JsonValueKind.Null ? "" : JsonSerializer.Serialize(found, Readable);
    }
}
