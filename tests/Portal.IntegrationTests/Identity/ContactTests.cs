using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Imports;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

public sealed class ContactTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Contacts_are_listed_by_name_page_by_page(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var amy = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await GetAsync(amy, $"/api/desk/contacts?limit=2&cursor={cursor}");
            page["total"]!.GetValue<int>().ShouldBe(6);
            names.AddRange(Names(page));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        names.ShouldBe(["Ada Lovell", "Ben Okafor", "Cleo Marchetti", "Dora Lindqvist", "Eli Navarro", "Finn de Vries"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Contacts_are_found_by_the_beginning_of_any_word(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var amy = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        (await FoundAsync(amy, "lov")).ShouldBe(["Ada Lovell"]);
        (await FoundAsync(amy, "VRIES finn")).ShouldBe(["Finn de Vries"]);
        (await FoundAsync(amy, "globex.t")).ShouldBe(["Cleo Marchetti", "Eli Navarro", "Finn de Vries"]);
        (await FoundAsync(amy, "dora@acme.test")).ShouldBe(["Dora Lindqvist"]);
        (await FoundAsync(amy, "ovell")).ShouldBeEmpty();
        (await FoundAsync(amy, "%")).ShouldBeEmpty();
        (await FoundAsync(amy, "' OR 1=1 --")).ShouldBeEmpty();
        (await FoundAsync(amy, "   ")).Count.ShouldBe(6);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_administrator_adds_a_contact_who_can_then_sign_in(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var body = new { email = "Gus@Initech.test", firstName = "Gus", lastName = "Müller", companyName = "Initech", password = "portal-demo" };

        using var answer = await admin.PostAsJsonAsync("/api/desk/contacts", body, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var contact = (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
        contact["email"]!.GetValue<string>().ShouldBe("gus@initech.test");
        contact["company"]!["name"]!.GetValue<string>().ShouldBe("Initech");
        contact.ToJsonString().ShouldNotContain("assword");
        (await identity.SignInAsync("gus@initech.test")).Company!.Name.ShouldBe("Initech");
        (await FoundAsync(admin, "muller")).ShouldBe(["Gus Müller"]);
        await identity.Host.Log.WaitForAsync<ContactChanged>(message => message.Contact.Email == "gus@initech.test");
        var company = await identity.Host.Log.WaitForAsync<CompanyChanged>(message => message.Name == "Initech");
        company.Id.ToString().ShouldBe(contact["company"]!["id"]!.GetValue<string>());

        using var again = await admin.PostAsJsonAsync("/api/desk/contacts", body, Ct);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await again.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!["email"].ShouldNotBeNull();
        using var known = await admin.PostAsJsonAsync("/api/desk/contacts", new { email = "hal@initech.test", companyName = " INITECH " }, Ct);
        (await known.Content.ReadFromJsonAsync<JsonObject>(Ct))!["company"]!["name"]!.GetValue<string>().ShouldBe("Initech");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_contact_added_many_times_at_once_exists_once(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.PostAsJsonAsync("/api/desk/contacts", new { email = "gus@initech.test" }, Ct)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest).ShouldBe(7);
    }

    [Fact]
    public async Task The_same_request_again_is_not_a_duplicate()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        admin.DefaultRequestHeaders.Add("Idempotency-Key", "gus");
        for (var time = 0; time < 2; time++)
        {
            using var answer = await admin.PostAsJsonAsync("/api/desk/contacts", new { email = "gus@initech.test" }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task What_cannot_be_a_contact_is_refused_field_by_field()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var body = new { email = "no address", firstName = new string('x', 101), password = "short", companyId = Guid.NewGuid(), companyName = "Both" };
        using var answer = await admin.PostAsJsonAsync("/api/desk/contacts", body, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!.AsObject().Select(error => error.Key)
            .ShouldBe(["email", "firstName", "companyName", "password"], ignoreOrder: true);
        using var unknown = await admin.PostAsJsonAsync("/api/desk/contacts", new { email = "a@b.test", companyId = Guid.NewGuid() }, Ct);
        (await unknown.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!["companyId"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        async Task<(HttpStatusCode List, HttpStatusCode Add)> TryAsync(Portal.ServiceDefaults.Auth.Caller? caller)
        {
            using var client = identity.Host.Client(caller);
            using var list = await client.GetAsync("/api/desk/contacts", Ct);
            using var add = await client.PostAsJsonAsync("/api/desk/contacts", new { email = "a@b.test" }, Ct);
            return (list.StatusCode, add.StatusCode);
        }

        (await TryAsync(null)).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
        (await TryAsync(Callers.Anonymous(DemoIds.Portal))).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
        (await TryAsync(Callers.Contact(DemoIds.Portal))).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        (await TryAsync(Callers.Staff(DemoIds.Portal, "operator"))).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        (await TryAsync(Callers.Staff(DemoIds.Portal, "agent"))).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Forbidden));

        using var elsewhere = identity.Host.Client(Callers.Staff(Guid.NewGuid(), "admin"));
        (await GetAsync(elsewhere, "/api/desk/contacts"))["total"]!.GetValue<int>().ShouldBe(0);
        (await GetAsync(elsewhere, "/api/desk/companies"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=%21", "cursor")]
    [InlineData("cursor=bm90aGluZw", "cursor")]
    public async Task Paging_that_makes_no_sense_is_refused(string query, string field)
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var amy = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        foreach (var list in new[] { "contacts", "companies" })
        {
            using var answer = await amy.GetAsync($"/api/desk/{list}?{query}", Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]![field].ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Companies_are_found_by_the_beginning_of_their_name(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var amy = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        Names(await GetAsync(amy, "/api/desk/companies?q=acme+o")).ShouldBe(["Acme Outdoor"]);
        var first = await GetAsync(amy, "/api/desk/companies?limit=1");
        Names(first).ShouldBe(["Acme Outdoor"]);
        var second = await GetAsync(amy, $"/api/desk/companies?limit=1&cursor={first["next"]}");
        Names(second).ShouldBe(["Globex Energy"]);
        second["next"].ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_import_makes_the_people_it_needs_once(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var batch = new TicketRowsRead(Guid.NewGuid(), DemoIds.Portal, 1,
        [
            Row(2, "Marisa Obrien", "Marisa@new.test", "New Co"),
            Row(3, "", "marisa@new.test", null),
            Row(4, "Somebody Else", "ada@acme.test", "Other Co"),
            Row(5, "", "nameless@new.test", " new  CO "),
        ]);
        var id = Guid.NewGuid();

        await identity.Host.PublishAsync(batch, id);
        await identity.Host.PublishAsync(batch, id);
        await identity.Host.PublishAsync(batch with { Batch = 2, Rows = [Row(6, "Nora Name", "nameless@new.test", null)] });

        var saved = await identity.Host.Log.WaitForAsync<ImportContactsSaved>(message => message.Batch == 1);
        saved.Tickets.Select(ticket => (ticket.Row.Line, ticket.Contact.Name, ticket.Company?.Name)).ShouldBe(
            [(2, "Marisa Obrien", "New Co"), (3, "Marisa Obrien", "New Co"), (4, "Ada Lovell", "Acme Outdoor"), (5, "nameless@new.test", "New Co")]);
        saved.Tickets[2].Contact.Id.ShouldBe(DemoIds.Ada);
        var second = await identity.Host.Log.WaitForAsync<ImportContactsSaved>(message => message.Batch == 2);
        second.Tickets.Single().Contact.ShouldBe(saved.Tickets[3].Contact with { FirstName = "Nora", LastName = "Name" });
        using var amy = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        (await FoundAsync(amy, "new.test")).ShouldBe(["Marisa Obrien", "Nora Name"]);
        (await FoundAsync(amy, "nora")).ShouldBe(["Nora Name"]);
        await identity.WithDbAsync(async db =>
        {
            (await db.Companies.CountAsync(company => company.PortalId == DemoIds.Portal, Ct)).ShouldBe(4);
            (await db.OutboxMessages.CountAsync(message => message.Type == "import-contacts-saved.v1", Ct)).ShouldBe(2);
        });
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Batches_with_the_same_people_at_once_do_not_get_in_each_others_way(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var import = Guid.NewGuid();
        var batches = Enumerable.Range(1, 6).Select(batch => new TicketRowsRead(import, DemoIds.Portal, batch,
            Enumerable.Range(0, 200).Select(row => Row(row + 2, $"Person {row % 50}", $"person{row % 50}@many.test", $"Company {row % 7}")).ToList()));

        await Task.WhenAll(batches.Select(batch => identity.Host.PublishAsync(batch)));

        await identity.WithDbAsync(async db =>
        {
            (await db.Contacts.CountAsync(contact => contact.Email.EndsWith("@many.test"), Ct)).ShouldBe(50);
            (await db.OutboxMessages.CountAsync(message => message.Type == "import-contacts-saved.v1", Ct)).ShouldBe(6);
        });
    }

    private static ImportRow Row(int line, string name, string email, string? company) =>
        new(line, $"T{line}", name, email, company, "Subject", "Text", "Open", null, null, null, null, null, new Dictionary<string, string>());

    private static async Task<JsonObject> GetAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonObject>(path, Ct))!;

    private static async Task<List<string>> FoundAsync(HttpClient client, string q) => Names(await GetAsync(client, $"/api/desk/contacts?q={Uri.EscapeDataString(q)}"));

    private static List<string> Names(JsonObject page) => page["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).ToList();
}
