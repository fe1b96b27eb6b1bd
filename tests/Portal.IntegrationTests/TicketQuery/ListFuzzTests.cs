using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Http;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Whatever stands in the query of a list or an export: an answer, or a problem that names the parameter.</summary>
public sealed class ListFuzzTests
{
    private const int Queries = 400;

    /// <summary>Beyond some 8,000 characters a request's first line is refused before anybody reads it.</summary>
    private const int MaxLength = 5_000;

    private static readonly string[] Names =
    [
        "view", "status", "q", "sort", "columns", "zone", "cursor", "limit", "number", "created", "lastActivity", "stage", "pipeline", "owner",
        "subject", "content", "hs_ticket_priority", "hs_ticket_category", "closed_date", "weight", "due", "colours", ".status", ".", "nothing", "Q", "limit[]", "ä",
    ];

    /// <summary>Values that are right somewhere, and those that break what was not meant for them.</summary>
    private static readonly string[] Values =
    [
        "", " ", "open", "mine", "-lastActivity", "subject", "-weight", "due", "number,subject", "Europe/Amsterdam", "25", "0", "-1", "101", "99999999999999999999", "1e400", "NaN",
        "2026-11-01", "2026-11-01..2026-12-01", "..2026-11-01", "0001-01-01..9999-12-31", "9999-12-31", "0000-00-00", "2026-02-30", "10..20", "20..10", "..", "...", "HIGH,LOW", "a\\,b", "\\",
        "%", "_", "'", "\"", "');--", "\0", "\u001f", "\ufffd", "ß*", "*", "#1", "#", "1", "((((", "a & b | !c", "NEAR(a b)", "{}", "[]", "null", "eyJ9", "😀", "e\u0301", "\u202e", "../..", "<script>",
        new string('x', 199), new string('x', 1201), string.Join(' ', Enumerable.Repeat("wort", 60)),
    ];

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Elements(Values),
        Gen.Elements(Values).SelectMany(_ => Gen.Elements(Values), (first, second) => first + second),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))
        .Where(value => value.Length <= MaxLength / 2);

    private static readonly Gen<string> Query = Gen.Elements(Names).SelectMany(_ => Value, (name, value) => $"{Uri.EscapeDataString(name)}={Escape(value)}").ListOf()
        .Where(parts => parts.Count is > 0 and < 6)
        .Select(parts => string.Join('&', parts))
        .Where(query => query.Length <= MaxLength);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Any_query_is_answered_or_refused_with_the_parameters_name(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var client = host.Service.Client(host.Session(host.Ada, TicketQueryHost.Acme));

        foreach (var query in Query.Sample(Queries, 12))
        {
            foreach (var path in new[] { "/api/tickets", "/api/tickets/export.csv" })
            {
                using var response = await client.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
                var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

                response.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.BadRequest], $"{path}?{query}\n{body}");
                if (response.StatusCode == HttpStatusCode.BadRequest)
                {
                    JsonDocument.Parse(body).RootElement.GetProperty("errors").EnumerateObject().ShouldNotBeEmpty($"{path}?{query}");
                }
            }
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Any_cursor_is_answered_or_refused(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var client = host.Service.Client(host.Session(host.Ada, TicketQueryHost.Acme));
        string[] sorts = ["lastActivity", "-lastActivity", "created", "subject", "-subject", "number", "weight", "-due", "colours", "hs_ticket_priority", "owner"];

        foreach (var (sort, value) in Gen.Elements(sorts).SelectMany(_ => Value, (sort, value) => (sort, value)).Sample(Queries, 12))
        {
            var cursor = Cursor.Encode(new { Sort = sort, Value = value, Id = Guid.NewGuid() });
            using var response = await client.GetAsync(new Uri($"/api/tickets?sort={sort}&cursor={cursor}", UriKind.Relative), TestContext.Current.CancellationToken);

            response.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.BadRequest], $"{sort} after {JsonSerializer.Serialize(value)}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    private static async Task<TicketQueryHost> StartAsync(DatabaseProvider provider)
    {
        var host = await TicketQueryHost.StartAsync(provider);
        await host.PropertiesAsync([
            TicketQueryHost.Define("weight", PropertyType.Number),
            TicketQueryHost.Define("due", PropertyType.Date),
            TicketQueryHost.Define("colours", PropertyType.MultiSelect, ("red", "Red"), ("blue", "Blue"))]);
        await host.ChangedAsync(host.Ticket(1, host.Ada, TicketQueryHost.Acme, subject: "Pump", owner: TicketQueryHost.Amy));
        await host.ChangedAsync(host.Ticket(2, host.Ada, subject: "Lamp"));
        return host;
    }

    /// <summary>As a client escapes it; half a surrogate pair, which none can send, becomes the sign for it.</summary>
    private static string Escape(string value) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)));
}
