using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

/// <summary>What goes in by an import comes out by the customers' exports, row by row, and is found and counted as the file itself says.</summary>
[Trait("category", "data")]
public sealed class ImportedFileTests
{
    private const string Company = "Everybody Ltd";
    private static readonly string[] Columns = ["subject", "content", "requested_by", "hs_ticket_status", "hs_ticket_priority", "hs_ticket_category"];
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_imported_file_is_listed_searched_filtered_and_exported_as_it_is()
    {
        var path = SampleData.Find("support-tickets.csv");
        Assert.SkipWhen(path is null, "The sample file support-tickets.csv does not lie beside the repository.");
        var file = TicketFile.Read(await File.ReadAllTextAsync(path!, Ct));
        await using var run = await PortalRun.StartAsync("embedded");
        using var admin = await run.SignInAsync("admin@desk.test");
        (await admin.PatchAsync("api/settings/portal", new { ticketScope = "company", columns = Columns.Select(property => new { property }) })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.PostAsync("api/desk/contacts", new { email = "all@everybody.test", firstName = "Eve", lastName = "All", companyName = Company, password = "portal-demo" })).StatusCode.ShouldBe(HttpStatusCode.Created);

        await ImportAsync(admin, file.WithColumn("Company", Company));

        using var customer = await run.SignInAsync("all@everybody.test");
        await customer.WaitForAsync("api/tickets?limit=1", page => page!["total"]!.GetValue<int>() == file.Tickets.Count, "all tickets in the customer's list", seconds: 120);
        var exported = TicketFile.Parse(await customer.Http.GetStringAsync(new Uri("api/tickets/export.csv", UriKind.Relative), Ct));
        exported[0].ShouldBe(["Subject", "Description", "Requested by", "Status", "Priority", "Category"]);
        ShouldHold(exported.Skip(1), file.Tickets);
        (await WorkbookAsync(customer)).ShouldBe(exported.Skip(1).Select(row => string.Join('\u001f', row)));
        await ShouldCountAsync(customer, "status=closed&hs_ticket_priority=HIGH&hs_ticket_category=BILLING_ISSUE", file, ticket => ticket is { Closed: true, Priority: "High", Category: "Billing issue" });
        await ShouldCountAsync(customer, "status=open&hs_ticket_priority=URGENT,LOW", file, ticket => ticket is { Closed: false, Priority: "Urgent" or "Low" });
        await ShouldCountAsync(customer, "q=firmware", file, ticket => ticket.Holds("firmware"));
        await ShouldCountAsync(customer, "q=software+battery&status=closed", file, ticket => ticket.Closed && ticket.Holds("software") && ticket.Holds("battery"));
        await ShouldCountAsync(customer, "subject=battery+life&hs_ticket_priority=MEDIUM", file, ticket => ticket is { Subject: "Battery life", Priority: "Medium" });
    }

    private static async Task ImportAsync(PortalClient admin, string csv)
    {
        using var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "file", "support-tickets.csv");
        using var uploaded = await admin.Http.PostAsync(new Uri("api/desk/imports", UriKind.Relative), form, Ct);
        var import = JsonNode.Parse(await uploaded.Content.ReadAsStringAsync(Ct))!;
        using var started = await admin.PostAsync($"api/desk/imports/{import["id"]}/start", new { mapping = import["suggested"] });
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var done = await admin.WaitForAsync($"api/desk/imports/{import["id"]}", state => state!["status"]!.GetValue<string>() is "done" or "failed", "the import to end", seconds: 300);
        (done!["status"]!.GetValue<string>(), done["rejected"]!.GetValue<int>()).ShouldBe(("done", 0));
    }

    /// <summary>The same rows, whatever their order. A person whom the file names twice goes by one of both names.</summary>
    private static void ShouldHold(IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<FileTicket> tickets)
    {
        var wanted = tickets.ToLookup(ticket => ticket.Row);
        var found = rows.ToLookup(row => string.Join('\u001f', row.Where((_, column) => column != 2)), row => row[2]);
        found.Select(group => group.Key).Except(wanted.Select(group => group.Key)).ShouldBeEmpty();
        wanted.Select(group => group.Key).Except(found.Select(group => group.Key)).ShouldBeEmpty();
        foreach (var group in wanted)
        {
            var names = found[group.Key].ToList();
            names.Count.ShouldBe(group.Count(), group.Key);
            names.ShouldBeSubsetOf(group.SelectMany(ticket => ticket.Names), group.Key);
            group.Where(ticket => ticket.Names.Count == 1).ShouldAllBe(ticket => names.Contains(ticket.Names[0]));
        }
    }

    /// <summary>As many in the list (which counts up to a thousand) and in the export as the file has.</summary>
    private static async Task ShouldCountAsync(PortalClient customer, string query, TicketFile file, Func<FileTicket, bool> fits)
    {
        var expected = file.Tickets.Count(fits);
        expected.ShouldBeGreaterThan(0, query);
        var page = await customer.GetAsync($"api/tickets?{query}");
        if (expected <= 1000 && page["totalIsExact"]!.GetValue<bool>())
        {
            page["total"]!.GetValue<int>().ShouldBe(expected, query);
        }

        TicketFile.Parse(await customer.Http.GetStringAsync(new Uri($"api/tickets/export.csv?{query}", UriKind.Relative), Ct)).Count.ShouldBe(expected + 1, query);
    }

    private static async Task<IReadOnlyList<string>> WorkbookAsync(PortalClient customer)
    {
        await using var body = await customer.Http.GetStreamAsync(new Uri("api/tickets/export.xlsx", UriKind.Relative), Ct);
        await using var zip = await ZipArchive.CreateAsync(new MemoryStream(await ReadAsync(body)), ZipArchiveMode.Read, leaveOpen: false, null, Ct);
        await using var part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Ct);
        var sheet = await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, Ct);
        return [.. sheet.Descendants(Sheet + "row").Skip(1).Select(row => string.Join('\u001f', row.Elements(Sheet + "c").Select(cell => cell.Value)))];
    }

    private static async Task<byte[]> ReadAsync(Stream body)
    {
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }
}

/// <summary>A row of the file as customers are shown it.</summary>
/// <param name="Names">What the file calls the person, in all rows of the same address.</param>
internal sealed record FileTicket(string Subject, string Description, string Resolution, bool Closed, string Priority, string Category, IReadOnlyList<string> Names)
{
    private readonly HashSet<string> _words = [.. new string([.. $"{Subject} {Description} {Resolution}".Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ')];

    /// <summary>The exported cells but the name.</summary>
    public string Row => string.Join('\u001f', Subject, Description, Closed ? "Closed" : "Open", Priority, Category);

    /// <summary>Whether a word begins so.</summary>
    public bool Holds(string start) => _words.Any(word => word.StartsWith(start, StringComparison.Ordinal));
}

/// <summary>The public file, read by the test's own means (RFC 4180).</summary>
internal sealed class TicketFile
{
    private readonly List<IReadOnlyList<string>> _rows;

    private TicketFile(List<IReadOnlyList<string>> rows, IReadOnlyList<FileTicket> tickets) => (_rows, Tickets) = (rows, tickets);

    public IReadOnlyList<FileTicket> Tickets { get; }

    public static TicketFile Read(string text)
    {
        var rows = Parse(text);
        var names = rows[0].Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        var people = rows.Skip(1).ToLookup(row => row[names["Customer Email"]], row => row[names["Customer Name"]]);
        return new TicketFile(rows, [.. rows.Skip(1).Select(row =>
        {
            string Of(string column) => row[names[column]];
            return new FileTicket(
                Of("Ticket Subject"),
                string.Join('\n', Of("Ticket Description").ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim(),
                Of("Resolution"),
                Of("Ticket Status") == "Closed",
                Of("Ticket Priority") == "Critical" ? "Urgent" : Of("Ticket Priority"),
                Of("Ticket Type") switch { "Refund request" or "Billing inquiry" => "Billing issue", "Technical issue" => "Product issue", _ => "General inquiry" },
                [.. people[Of("Customer Email")].Distinct()]);
        })]);
    }

    /// <summary>The file with a further column of the same value in each row.</summary>
    public string WithColumn(string name, string value) => string.Join(
        "\r\n",
        _rows.Select((row, index) => string.Join(',', row.Append(index == 0 ? name : value).Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));

    public static List<IReadOnlyList<string>> Parse(string text)
    {
        var (rows, row, cell, quoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = text.StartsWith('\ufeff') ? 1 : 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString().TrimEnd('\r'));
                    cell.Clear();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        if (row.Count > 0)
        {
            rows.Add([.. row, cell.ToString()]);
        }

        return rows;
    }
}
