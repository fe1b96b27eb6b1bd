using System.Text;
using Microsoft.Net.Http.Headers;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Text;
using Portal.TicketQuery;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Tickets;

namespace Portal.UnitTests.TicketQuery;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =cmd", "'  =cmd")]
    [InlineData("\t=cmd", "'\t=cmd")]
    [InlineData("\rtext", "'\rtext")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    [InlineData("   ", "   ")]
    public void No_text_starts_a_formula(string text, string harmless) => SpreadsheetText.Harmless(text).ShouldBe(harmless);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=A1,\"x\"", "\"'=A1,\"\"x\"\"\"")]
    public async Task Fields_are_quoted_as_RFC_4180_says(string subject, string field)
    {
        using var stream = new MemoryStream();
        await CsvFile.WriteAsync(stream, new ExportTable(Rows(subject), PortalView.Of(null), ExportTexts.For(null)), TestContext.Current.CancellationToken);

        var text = Encoding.UTF8.GetString(stream.ToArray());
        text[0].ShouldBe('\uFEFF');
        text.ShouldEndWith($"\r\n{field},Ada Lovell,2026-11-01T08:00:00Z,,2026-11-01T08:00:00Z,Open\r\n");
    }

    [Theory]
    [InlineData("de-CH, en;q=0.5", "Betreff")]
    [InlineData("en;q=0.5, fr", "Objet")]
    [InlineData("pl, nl;q=0.1", "Onderwerp")]
    [InlineData("de;q=0, fr;q=0.2", "Objet")]
    [InlineData("ja", "Subject")]
    public void Headers_speak_the_clients_language(string accepted, string first) =>
        ExportTexts.For(StringWithQualityHeaderValue.ParseList(accepted.Split(','))).Header(PortalView.Of(null).Columns[0]).ShouldBe(first);

    private static async IAsyncEnumerable<NamedTicket> Rows(string subject)
    {
        await Task.CompletedTask;
        var time = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        var ticket = Ticket.From(new TicketSnapshot(
            Guid.NewGuid(), Guid.Empty, 7, 1, subject, new PersonRef(Guid.Empty, "Ada", "Lovell", ""), null, Guid.Empty, Guid.Empty,
            new StageRef(Guid.Empty, "New", false), null, null, null, time, time, null, null, new Dictionary<string, string>(StringComparer.Ordinal)));
        yield return new NamedTicket(ticket, null, null);
    }
}
