using System.Net;
using System.Text;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using Portal.TicketQuery.Pdf;
using Portal.TicketQuery.Pdf.Writing;
using Portal.TicketQuery.Tickets;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>One ticket with its thread as a PDF (W15, W28, P27, P28), as a reader reads it.</summary>
public sealed class PdfTests
{
    private static readonly MessageAuthor Agent = new(AuthorKind.Agent, TicketQueryHost.Amy.Id, "Amy", "Brennan");

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "en", "Open", "Requested by", "Conversation", "Product issue", "1 November 2026, 08:00 (UTC)")]
    [InlineData(DatabaseProvider.Sqlite, "de-AT, en;q=0.8", "Offen", "Angefragt von", "Unterhaltung", "Produktproblem", "1. November 2026, 08:00 (UTC)")]
    [InlineData(DatabaseProvider.Sqlite, "nl", "Open", "Aangevraagd door", "Gesprek", "Productprobleem", "1 november 2026, 08:00 (UTC)")]
    [InlineData(DatabaseProvider.Sqlite, "fr", "Ouvert", "Demandé par", "Conversation", "Problème de produit", "1 novembre 2026, 08:00 (UTC)")]
    [InlineData(DatabaseProvider.Postgres, "ja", "Open", "Requested by", "Conversation", "Product issue", "1 November 2026, 08:00 (UTC)")]
    public async Task A_pdf_speaks_the_readers_language(DatabaseProvider provider, string accepted, params string[] words)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        await host.SettingsAsync(portal => portal with { Name = "Alpine Help" });
        await host.PostedAsync(host.Ticket(7, subject: "Größe of the tent"), host.Message("It leaks."), TicketChange.Opened);

        var (name, pdf) = await DownloadAsync(host, "/api/tickets/7/pdf", accepted: accepted);

        name.ShouldBe("ticket-7.pdf");
        var text = await TextAsync(pdf);
        foreach (var word in words.Append("Alpine Help").Append("#7").Append("Ada Lovell").Append("It leaks."))
        {
            text.ShouldContain(word);
        }

        text.ShouldMatch(@"1\s*/\s*1\n");
        var info = await PdfText.InfoAsync(pdf);
        info.ShouldContain("#7 Größe of the tent");
        info.ShouldContain("(A4)");
        Encoding.Latin1.GetString(pdf).ShouldContain($"/Lang <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(accepted == "ja" ? "en" : accepted[..2]))}>");
    }

    [Fact]
    public async Task Times_are_the_readers_and_say_how_far_they_are_from_UTC()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.PostedAsync(host.Ticket(1), host.Message("Hello"), TicketChange.Opened);

        (await TextOfAsync(host, "/api/tickets/1/pdf?timeZone=America/New_York")).ShouldContain("1 November 2026, 03:00 (UTC-05:00)");
        foreach (var unknown in new[] { "Nowhere/Land", "../../etc/passwd", "A/../../../../etc/passwd", "/dev/zero", "A%00b", "" })
        {
            (await TextOfAsync(host, $"/api/tickets/1/pdf?timeZone={unknown}")).ShouldContain("1 November 2026, 08:00 (UTC)");
        }
    }

    [Fact]
    public async Task The_thread_comes_whole_and_oldest_first_with_its_files_and_no_other_thread()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var ticket = host.Ticket(1);
        for (var i = 260; i >= 1; i--)
        {
            await host.PostedAsync(ticket, host.Message($"message-{i:D3}.", i % 2 == 0 ? Agent : null, minute: i, files: i == 3 ? ["plan of the attic.pdf"] : []));
        }

        await host.PostedAsync(ticket, host.Message("another-thread", minute: 300, threadId: Guid.CreateVersion7()));
        var (_, pdf) = await DownloadAsync(host, "/api/tickets/1/pdf");
        var text = await TextAsync(pdf);

        var places = Enumerable.Range(1, 260).Select(i => text.IndexOf($"message-{i:D3}.", StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place >= 0);
        places.ShouldBeInOrder();
        text.ShouldContain("plan of the attic.pdf (12 B)");
        text.ShouldNotContain("another-thread");
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        (await PdfText.InfoAsync(pdf)).ShouldMatch($@"Pages:\s+{pages.Length}\n");
        pages.Select((page, index) => page.Contains($"{index + 1} / {pages.Length}", StringComparison.Ordinal)).ShouldAllBe(numbered => numbered);
    }

    [Fact]
    public async Task Staff_have_the_name_that_customers_may_see_and_hidden_properties_stay_hidden()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        PropertyDefinition[] custom =
        [
            TicketQueryHost.Define("model", PropertyType.Select, ("t1", "Tent One")), TicketQueryHost.Define("secret", PropertyType.Text),
            TicketQueryHost.Define("weight", PropertyType.Number), TicketQueryHost.Define("insured", PropertyType.Checkbox), TicketQueryHost.Define("bought", PropertyType.Date),
        ];
        await host.PropertiesAsync(custom, property => property.Name is "secret" or StandardProperties.Priority ? property with { Visibility = PortalVisibility.Hidden } : property);
        await host.SettingsAsync(portal => portal with { OwnerName = new OwnerName(OwnerNameMode.Alias, "Tent crew"), ShowStages = true });
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model"] = "t1", ["secret"] = "margin-is-90-percent", ["weight"] = "1234.5", ["insured"] = "true", ["bought"] = "2026-03-02",
        };
        var ticket = host.Ticket(1, owner: TicketQueryHost.Amy) with { Properties = values };
        await host.PostedAsync(ticket, host.Message("On its way", Agent), TicketChange.Opened);
        await host.Service.PublishAsync(new NoteAdded(host.PortalId, ticket.Id, 1, 2, Guid.CreateVersion7(), DateTimeOffset.UtcNow));

        var (_, pdf) = await DownloadAsync(host, "/api/tickets/1/pdf", accepted: "de");
        var text = await TextAsync(pdf);

        foreach (var shown in new[] { "The model", "Tent One", "1.234,5", "Ja", "2. März 2026", "In review" })
        {
            text.ShouldContain(shown);
        }

        text.Split("Tent crew").Length.ShouldBe(3);
        foreach (var hidden in new[] { "Amy", "Brennan", "amy@desk.test", "margin", "The secret", "Hoch", "HIGH" })
        {
            text.ShouldNotContain(hidden);
            (await PdfText.InfoAsync(pdf)).ShouldNotContain(hidden);
        }
    }

    [Fact]
    public async Task Rich_text_stays_rich_and_unusual_characters_break_nothing()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        const string html = """
            <p>A <strong>bold</strong> and <em>slanted</em> word, <a href="https://example.com/a?b=1&amp;c=(2)">a link</a>.</p>
            <ul><li>First</li><li><p>Second</p><ol><li>Inner one</li><li>Inner two</li></ol></li></ul>
            <blockquote><p>Somebody said so</p></blockquote><pre><code>if (x)
                return 1;</code></pre>
            <p>Look here: <img data-attachment="0193a000-0000-7000-8000-000000000001" alt="The gauge"></p>
            <p>Cafe&#x301; → ✓ 😀 日本語 العربية &#xD83D; end</p>
            """;
        var endless = new string('w', 3000);
        var message = host.Message("x") with { Html = html + $"<p>https://example.com/{endless}</p>", Text = "x" };
        await host.PostedAsync(host.Ticket(1, subject: endless), message, TicketChange.Opened);

        var (_, pdf) = await DownloadAsync(host, "/api/tickets/1/pdf");
        var text = await TextAsync(pdf);

        var words = string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in new[] { "A bold and slanted word, a link.", "• First", "• Second", "1. Inner one", "2. Inner two", "Somebody said so", "if (x) return 1;", "Look here: [image: The gauge]", "Café → ✓", "end" })
        {
            words.ShouldContain(part);
        }

        text.Count(character => character == 'w').ShouldBeGreaterThanOrEqualTo(6000);
        text.Split('\n').ShouldAllBe(line => line.Length < 140);
        (await PdfText.LinksAsync(pdf)).ShouldBe(["https://example.com/a?b=1&c=(2)"]);
    }

    [Fact]
    public async Task A_ticket_without_messages_and_with_a_hidden_subject_has_a_pdf_too()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync([], property => property.Name == StandardProperties.Subject ? property with { Visibility = PortalVisibility.Hidden } : property);
        await host.ChangedAsync(host.Ticket(1, subject: "Merger with Globex"));

        var (_, pdf) = await DownloadAsync(host, "/api/tickets/1/pdf");

        var text = await TextAsync(pdf);
        text.ShouldContain("There are no messages on this ticket yet.");
        (text + await PdfText.InfoAsync(pdf)).ShouldNotContain("Merger");
    }

    [Fact]
    public async Task What_is_too_long_is_cut_and_says_so()
    {
        Assert.SkipWhen(PdfText.Missing is not null, PdfText.Missing ?? "");
        var read = 0;
        var now = DateTimeOffset.UnixEpoch;
        var texts = new TicketPdfTexts("de", TimeZoneInfo.Utc);
        using var file = await TicketPdf.WriteAsync(new TicketSheet("", Ink.Black, "#1", "Endless", "Offen", []), Endless(), texts, now, TestContext.Current.CancellationToken, maxPages: 3);

        var pages = (await TextAsync(file.ToArray())).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        pages.Length.ShouldBe(4);
        pages[3].ShouldContain("Dieses PDF endet nach 3 Seiten.");
        read.ShouldBeLessThan(100);

        async IAsyncEnumerable<MessageItem> Endless()
        {
            await Task.CompletedTask;
            while (true)
            {
                read++;
                yield return new MessageItem(Guid.Empty, "message", MessageDirection.Incoming, new MessageAuthorItem("Ada", false, AuthorKind.Contact), "<p>again</p>", "again", now, []);
            }
        }
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_ticket_of_the_readers_is_not_found(string ticket)
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.ChangedAsync(host.Ticket(1));
        await host.ChangedAsync(host.Ticket(2, host.Ben, TicketQueryHost.Acme));

        (await host.StatusAsync(host.Session(host.Ada), $"/api/tickets/{ticket}/pdf")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_ticket_that_is_hidden_from_customers_has_no_pdf_and_a_colleagues_has_one_where_the_company_sees_it()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.PostedAsync(host.Ticket(1, host.Ben, TicketQueryHost.Acme), host.Message("Of Ben"), TicketChange.Opened);
        var colleague = host.Session(host.Ada, TicketQueryHost.Acme);
        (await TextAsync((await DownloadAsync(host, "/api/tickets/1/pdf", colleague)).Pdf)).ShouldContain("Of Ben");

        await host.SettingsAsync(portal => portal with { TicketFilter = TicketQueryHost.Only(StandardProperties.Priority, Contracts.Filters.FilterOperator.Equal, "LOW") });

        (await host.StatusAsync(colleague, "/api/tickets/1/pdf")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> TextOfAsync(TicketQueryHost host, string path) => await TextAsync((await DownloadAsync(host, path)).Pdf);

    private static async Task<(string? Name, byte[] Pdf)> DownloadAsync(TicketQueryHost host, string path, Caller? caller = null, string accepted = "en")
    {
        Assert.SkipWhen(PdfText.Missing is not null, PdfText.Missing ?? "");
        using var client = host.Service.Client(caller ?? host.Session(host.Ada));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        return (response.Content.Headers.ContentDisposition?.FileName, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static Task<string> TextAsync(byte[] pdf) => PdfText.ReadAsync(pdf);
}
