using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Contracts.Imports;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class ImportTests
{
    private const string Header = "Ticket ID,Customer Name,Customer Email,Ticket Subject,Ticket Description,Ticket Status\n";

    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_import_runs_to_its_end_and_keeps_what_was_rejected(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var client = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        var uploaded = await UploadAsync(client, Header + Rows(1, 120) + "x,=cmd,nobody,S,D,Open\n");
        var path = $"/api/desk/imports/{uploaded.GetProperty("id").GetGuid()}";
        var mapping = uploaded.GetProperty("suggested");
        uploaded.GetProperty("rows").GetInt32().ShouldBe(121);

        var preview = await FormIntakeHost.PostAsync(client, path + "/preview", new { mapping }, 200);
        preview.GetProperty("items").GetArrayLength().ShouldBe(10);
        preview.GetProperty("rejectedInFirst1000").GetInt32().ShouldBe(1);

        await FormIntakeHost.PostAsync(client, path + "/start", new { mapping }, 202);
        await FormIntakeHost.PostAsync(client, path + "/start", new { mapping }, 202);
        var batches = await Wait.ForAsync(() => host.Service.Log.Of<TicketRowsRead>(), all => all.Count == 3, "three batches");
        batches.Select(batch => (batch.Batch, batch.Rows.Count)).ShouldBe([(0, 50), (1, 50), (2, 20)]);
        batches.SelectMany(batch => batch.Rows).Select(row => row.ExternalId).ShouldBe(Enumerable.Range(1, 120).Select(Number));

        // Two batches are new, one is there already, and the help desk refuses one row of it; the last answer comes twice.
        await AnswerAsync(host, batches[0], created: 50);
        await AnswerAsync(host, batches[1], created: 50);
        (await FormIntakeHost.GetAsync(client, path)).GetProperty("status").GetString().ShouldBe("running");
        await AnswerAsync(host, batches[2], existing: 19, new RejectedRow(batches[2].Rows[0].Line, "The contact is blocked."));
        await AnswerAsync(host, batches[2], existing: 19, new RejectedRow(batches[2].Rows[0].Line, "The contact is blocked."));

        var done = await FormIntakeHost.GetAsync(client, path);
        done.GetProperty("status").GetString().ShouldBe("done");
        Counts(done).ShouldBe((121, 121, 100, 19, 2));
        var rejected = (await FormIntakeHost.GetAsync(client, path + "/rejected?limit=1"));
        rejected.GetProperty("total").GetInt32().ShouldBe(2);
        rejected.GetProperty("items")[0].GetProperty("reason").GetString().ShouldBe("The contact is blocked.");
        rejected.GetProperty("items")[0].GetProperty("values").GetProperty("Ticket ID").GetString().ShouldBe("101");
        var next = await FormIntakeHost.GetAsync(client, $"{path}/rejected?limit=1&cursor={rejected.GetProperty("next").GetString()}");
        next.GetProperty("items")[0].GetProperty("line").GetInt32().ShouldBe(122);
        next.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        var csv = await client.GetStringAsync(path + "/rejected.csv", Ct);
        csv.ShouldContain("'=cmd");
        csv.ShouldContain("The contact is blocked.");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Reading_waits_for_the_help_desk(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var client = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        var uploaded = await UploadAsync(client, Header + Rows(1, 25 * 50));
        var path = $"/api/desk/imports/{uploaded.GetProperty("id").GetGuid()}";
        await FormIntakeHost.PostAsync(client, path + "/start", new { mapping = uploaded.GetProperty("suggested") }, 202);

        await Wait.ForAsync(() => host.Service.Log.Of<TicketRowsRead>().Count, count => count == 20, "twenty batches");
        (await FormIntakeHost.GetAsync(client, path)).GetProperty("read").GetInt32().ShouldBe(20 * 50);
        var answered = 0;
        await Wait.ForAsync(
            async () =>
            {
                var batches = host.Service.Log.Of<TicketRowsRead>();
                (batches.Count - answered).ShouldBeLessThanOrEqualTo(20);
                for (; answered < batches.Count; answered++)
                {
                    await AnswerAsync(host, batches[answered], created: batches[answered].Rows.Count);
                }

                return (await FormIntakeHost.GetAsync(client, path)).GetProperty("status").GetString();
            },
            status => status == "done",
            "the import to end");
        Counts(await FormIntakeHost.GetAsync(client, path)).ShouldBe((1250, 1250, 1250, 0, 0));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Imports_belong_to_their_portal_and_to_administrators(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var client = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        using var agent = host.Service.Client(Callers.Staff(host.PortalId, Roles.Agent));
        using var foreigner = host.Service.Client(Callers.Staff(Guid.CreateVersion7(), Roles.Admin));
        var ids = new List<Guid>();
        for (var number = 0; number < 3; number++)
        {
            ids.Insert(0, (await UploadAsync(client, Header + Rows(1, 1))).GetProperty("id").GetGuid());
        }

        await FormIntakeHost.GetAsync(agent, "/api/desk/imports", 403);
        await FormIntakeHost.GetAsync(foreigner, $"/api/desk/imports/{ids[0]}", 404);
        await FormIntakeHost.PostAsync(foreigner, $"/api/desk/imports/{ids[0]}/start", new { mapping = new { } }, 404);
        (await FormIntakeHost.GetAsync(foreigner, "/api/desk/imports")).GetProperty("total").GetInt32().ShouldBe(0);
        var page = await FormIntakeHost.GetAsync(client, "/api/desk/imports?limit=2");
        var rest = await FormIntakeHost.GetAsync(client, $"/api/desk/imports?limit=2&cursor={page.GetProperty("next").GetString()}");
        page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetGuid()).ShouldBe(ids);
        await FormIntakeHost.GetAsync(client, "/api/desk/imports?cursor=nonsense", 400);
        await FormIntakeHost.GetAsync(client, "/api/desk/imports?limit=0", 400);
    }

    [Fact]
    public async Task A_broken_file_or_mapping_is_refused_with_the_place()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        var broken = await FormIntakeHost.JsonAsync(await client.PostAsync("/api/desk/imports", FormIntakeHost.File("a.csv", Header + "1,\"open\n"), Ct), 400);
        broken.GetProperty("errors").GetProperty("file")[0].GetString().ShouldStartWith("Line 2: ");
        await FormIntakeHost.JsonAsync(await client.PostAsync("/api/desk/imports", FormIntakeHost.File("a.pdf", "%PDF-1.7"), Ct), 400);
        await FormIntakeHost.JsonAsync(await client.PostAsync("/api/desk/imports", FormIntakeHost.File("a.csv", [1, 0, 2, 0, 0, 0]), Ct), 400);

        var id = (await UploadAsync(client, Header + Rows(1, 1))).GetProperty("id").GetGuid();
        var errors = (await FormIntakeHost.PostAsync(client, $"/api/desk/imports/{id}/start", new { mapping = new { subject = "absent" } }, 400)).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldBe(["mapping.subject", "mapping.contactEmail", "mapping.description"], ignoreOrder: true);
    }

    private static async Task<JsonElement> UploadAsync(HttpClient client, string csv) =>
        await FormIntakeHost.JsonAsync(await client.PostAsync("/api/desk/imports", FormIntakeHost.File("tickets.csv", csv), Ct), 201);

    private static Task AnswerAsync(FormIntakeHost host, TicketRowsRead batch, int created = 0, int existing = 0, params RejectedRow[] rejected) =>
        host.Service.PublishAsync(new TicketsImported(batch.ImportId, batch.PortalId, batch.Batch, created, existing, rejected));

    private static Task AnswerAsync(FormIntakeHost host, TicketRowsRead batch, int existing, RejectedRow rejected) => AnswerAsync(host, batch, 0, existing, rejected);

    private static (int Rows, int Read, int Created, int Existing, int Rejected) Counts(JsonElement import)
    {
        int Of(string name) => import.GetProperty(name).GetInt32();
        return (Of("rows"), Of("read"), Of("created"), Of("existing"), Of("rejected"));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Rows(int from, int count)
    {
        var rows = new StringBuilder();
        foreach (var number in Enumerable.Range(from, count).Select(Number))
        {
            rows.Append(CultureInfo.InvariantCulture, $"{number},Ada,ada{number}@acme.test,Subject {number},Text {number},Open\n");
        }

        return rows.ToString();
    }
}
