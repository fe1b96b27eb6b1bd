using System.IO.Compression;
using System.Net;
using System.Text;
using Portal.Contracts.Demo;
using Portal.EndToEndTests.Browser;
using Portal.Testing;

namespace Portal.EndToEndTests.Api.Matrix;

/// <summary>A portal of its own with the people and tickets of the matrix: each ticket has a note inside and a file.</summary>
public sealed class MatrixWorld : IAsyncLifetime
{
    /// <summary>Stands in the internal note of each ticket and must not come out anywhere.</summary>
    public const string Secret = "inwardly-remarked";

    internal PortalRun Run { get; private set; } = null!;

    internal PortalClient Ada { get; private set; } = null!;

    /// <summary>Ada's colleague; the contact filter of the group scope fits.</summary>
    internal PortalClient Ben { get; private set; } = null!;

    /// <summary>Ada's colleague; the contact filter does not fit.</summary>
    internal PortalClient Dora { get; private set; } = null!;

    /// <summary>Of another company.</summary>
    internal PortalClient Cleo { get; private set; } = null!;

    internal PortalClient Agent { get; private set; } = null!;

    internal PortalClient Admin { get; private set; } = null!;

    /// <summary>Staff who may operate the portal and nothing else.</summary>
    internal PortalClient Operator { get; private set; } = null!;

    internal PortalClient Visitor { get; private set; } = null!;

    /// <summary>Ada's, as tickets usually are.</summary>
    internal MatrixTicket Plain { get; private set; } = null!;

    /// <summary>Ada's, hidden from colleagues (B4).</summary>
    internal MatrixTicket Private { get; private set; } = null!;

    /// <summary>Ada's, kept from customers by the portal's filter (P21).</summary>
    internal MatrixTicket Filtered { get; private set; } = null!;

    internal IReadOnlyList<MatrixTicket> Tickets => [Plain, Private, Filtered];

    internal IReadOnlyList<(string Name, PortalClient Client)> Customers => [("owner", Ada), ("colleague in the group", Ben), ("colleague outside the group", Dora), ("other company", Cleo)];

    public async ValueTask InitializeAsync()
    {
        Run = await PortalRun.StartAsync("embedded");
        Ada = await Run.SignInAsync("ada@acme.test");
        Ben = await Run.SignInAsync("ben@acme.test");
        Dora = await Run.SignInAsync("dora@acme.test");
        Cleo = await Run.SignInAsync("cleo@globex.test");
        Agent = await Run.SignInAsync("amy@desk.test");
        Admin = await Run.SignInAsync("admin@desk.test");
        Operator = await Run.SignInAsync("ops@desk.test");
        Visitor = PortalClient.Visitor(Run.Address);

        await OkAsync(Admin.PatchAsync("api/settings/properties/ticket/hs_ticket_priority", new { visibility = "edit" }));
        await Run.SetAsync(new
        {
            customersMayHide = true,
            askRating = true,
            ticketFilter = Filter("hs_ticket_category", "NEQ", "BILLING_ISSUE"),
        });
        Plain = await OpenAsync("Plainquestion");
        Private = await OpenAsync("Privatequestion");
        Filtered = await OpenAsync("Filteredquestion");
        await Wait.ForAsync(async () => (await Ada.PutAsync($"api/tickets/{Private.Number}/privacy", new { hidden = true })).StatusCode, status => status == HttpStatusCode.NoContent, "hiding to be allowed");
        await OkAsync(Agent.PatchAsync($"api/desk/tickets/{Filtered.Number}", new { category = "BILLING_ISSUE" }));
        await Ada.WaitForAsync($"api/tickets/{Filtered.Number}", found => found is null, "the filtered ticket to go");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, client) in Customers.Concat([("", Agent), ("", Admin), ("", Operator), ("", Visitor)]))
        {
            client.Dispose();
        }

        await Run.DisposeAsync();
    }

    /// <summary>A new ticket of Ada's with a file and a note.</summary>
    internal async Task<MatrixTicket> OpenAsync(string subject)
    {
        var number = await Ada.OpenTicketAsync(subject);
        var file = await Ada.UploadAsync($"{subject}.txt", Encoding.UTF8.GetBytes(subject));
        await OkAsync(Ada.PostAsync($"api/tickets/{number}/messages", new { text = "See the file.", attachmentIds = new[] { file } }));
        await OkAsync(Agent.PostAsync($"api/desk/tickets/{number}/notes", new { text = $"{Secret} of {subject}" }));
        var ticket = await Ada.WaitForAsync($"api/tickets/{number}", found => found!.ToJsonString().Contains(file.ToString(), StringComparison.Ordinal), "the file in the ticket");
        return new MatrixTicket(subject, number, ticket!["id"]!.GetValue<Guid>(), file);
    }

    internal static object Filter(string property, string comparison, params string[] values) => new { groups = new[] { new { conditions = new[] { new { property, @operator = comparison, values } } } } };

    /// <summary>What an operation is asked about: <paramref name="ticket"/> and the demo's records.</summary>
    internal static Func<string, string> About(MatrixTicket ticket, Operation operation) => parameter => parameter switch
    {
        "number" or "ticket" => $"{ticket.Number}",
        "contactId" => DemoIds.Dora.ToString(),
        "name" => "hs_ticket_priority",
        "record" => "ticket",
        "version" => "1",
        "host" => "example.test",
        "service" => "conversation",
        "id" when operation.Path.StartsWith("/api/attachments", StringComparison.Ordinal) => ticket.File.ToString(),
        "id" when operation.Path.StartsWith("/api/desk/contacts", StringComparison.Ordinal) => DemoIds.Ada.ToString(),
        "id" when operation.Path.StartsWith("/api/desk/companies", StringComparison.Ordinal) => DemoIds.Acme.ToString(),
        _ => "0193a000-0000-7000-8000-0000000000ff",
    };

    /// <summary>Status and everything readable in the answer; a live stream is left at once, a workbook is unpacked.</summary>
    internal static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient client, HttpRequestMessage request)
    {
        using var asked = request;
        using var answer = await client.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (type == "text/event-stream")
        {
            return (answer.StatusCode, "");
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, type.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal) ? Unpacked(bytes) : Encoding.UTF8.GetString(bytes));
    }

    internal static async Task OkAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    private static string Unpacked(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }
}

/// <summary>A ticket of the matrix; its subject is one word that stands nowhere else.</summary>
internal sealed record MatrixTicket(string Subject, long Number, Guid Id, Guid File);
