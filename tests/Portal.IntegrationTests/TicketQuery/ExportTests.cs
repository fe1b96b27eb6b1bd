using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Export of what the list shows (P48).</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_export_holds_all_rows_of_the_view_in_its_order_as_safe_csv(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        await host.ChangedAsync(host.Ticket(1, host.Ada, TicketQueryHost.Acme, subject: "=HYPERLINK(\"http://evil\",\"x\")", owner: TicketQueryHost.Amy));
        await host.ChangedAsync(host.Ticket(2, host.Ben, TicketQueryHost.Acme, subject: "Line\r\nbreak, \"quoted\""));
        await host.ChangedAsync(host.Ticket(3, host.Ada, subject: "Größe", closed: true));
        await host.ChangedAsync(host.Ticket(4, host.Ben, TicketQueryHost.Globex, subject: "Foreign"));
        using var client = host.Service.Client(host.Session(host.Ada, TicketQueryHost.Acme));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("xx, de-AT;q=0.9, en;q=0.8");

        using var response = await client.GetAsync(new Uri("/api/tickets/export.csv?sort=number", UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"tickets-{DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
        bytes.Take(3).ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        Encoding.UTF8.GetString(bytes.AsSpan(3)).ShouldBe(string.Join(
            "\r\n",
            "Betreff,Angefragt von,Erstellt am,Zuständig,Letzte Aktivität,Status",
            "\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",Ada Lovell,2026-11-01T08:01:00Z,Amy,2026-11-01T09:00:00Z,Offen",
            "\"Line\r\nbreak, \"\"quoted\"\"\",Ben Okafor,2026-11-01T08:02:00Z,,2026-11-01T10:00:00Z,Offen",
            "Größe,Ada Lovell,2026-11-01T08:03:00Z,,2026-11-01T11:00:00Z,Geschlossen",
            ""));

        var filtered = await client.GetStringAsync(new Uri("/api/tickets/export.csv?status=closed&view=mine&q=grosse", UriKind.Relative));
        filtered.Split("\r\n").Length.ShouldBe(2);
        filtered = await client.GetStringAsync(new Uri("/api/tickets/export.csv?status=closed&view=mine&q=Größe", UriKind.Relative));
        filtered.Split("\r\n").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_workbook_holds_the_rows_of_the_view(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        await host.ChangedAsync(host.Ticket(1, host.Ada, TicketQueryHost.Acme, subject: "Größe"));
        await host.ChangedAsync(host.Ticket(2, host.Ben, TicketQueryHost.Globex, subject: "Foreign"));
        using var client = host.Service.Client(host.Session(host.Ada, TicketQueryHost.Acme));

        using var response = await client.GetAsync(new Uri("/api/tickets/export.xlsx?status=open", UriKind.Relative));
        await using var zip = await ZipArchive.CreateAsync(await response.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, null);
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var xml = await sheet.ReadToEndAsync();

        response.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".xlsx");
        xml.ShouldContain(">Größe<");
        xml.ShouldNotContain("Foreign");
        (await host.StatusAsync(host.Session(host.Ada), "/api/tickets/export.xlsx?status=odd")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_export_is_in_the_lists_order_across_both_halves_of_a_scope()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        for (var i = 1; i <= 40; i++)
        {
            await host.ChangedAsync(host.Ticket(i, i % 2 == 0 ? host.Ada : host.Ben, i % 4 == 0 ? null : TicketQueryHost.Acme));
        }

        await host.SettingsAsync(portal => portal with { Columns = [new TicketColumn(StandardProperties.Number, null)] });
        var session = host.Session(host.Ada, TicketQueryHost.Acme) with { Scope = TicketScope.Company };
        using var client = host.Service.Client(session);
        var lines = (await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Skip(1).Select(line => long.Parse(line, CultureInfo.InvariantCulture)).ShouldBe(await host.NumbersAsync(session, "?limit=100"));
    }
}
