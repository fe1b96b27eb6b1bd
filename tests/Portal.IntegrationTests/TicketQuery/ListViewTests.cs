using System.Net;
using System.Net.Http.Json;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Customers' own views and columns (W10).</summary>
public sealed class ListViewTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_view_is_saved_renamed_and_deleted_and_is_nobody_elses(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var (ada, ben) = (host.Session(host.Ada, Acme), host.Session(host.Ben, Acme));
        var id = Guid.CreateVersion7();

        (await PutAsync(host, ada, $"{id}", new { name = " Urgent ones ", query = "?status=open&hs_ticket_priority=HIGH%2CURGENT&sort=-created&columns=subject,createdate" })).ShouldBe(HttpStatusCode.OK);
        (await PutAsync(host, ada, $"{id}", new { name = "Pressing", query = "status=open" })).ShouldBe(HttpStatusCode.OK);
        (await PutAsync(host, ada, $"{Guid.CreateVersion7()}", new { name = "All", query = "" })).ShouldBe(HttpStatusCode.OK);
        (await ListsAsync(host, ada)).ShouldBe("""{"views":["All:","Pressing:status=open"],"columns":""}""");

        (await ListsAsync(host, ben)).ShouldBe("""{"views":[],"columns":""}""");
        (await PutAsync(host, ben, $"{id}", new { name = "Mine now", query = "" })).ShouldBe(HttpStatusCode.NotFound);
        (await DeleteAsync(host, ben, id)).ShouldBe(HttpStatusCode.NotFound);
        var elsewhere = Callers.Contact(Guid.CreateVersion7(), host.Ada.Id);
        (await PutAsync(host, elsewhere, $"{id}", new { name = "Mine now", query = "" })).ShouldBe(HttpStatusCode.NotFound);
        (await DeleteAsync(host, elsewhere, id)).ShouldBe(HttpStatusCode.NotFound);
        (await PutAsync(host, ben, $"{Guid.CreateVersion7()}", new { name = "Pressing", query = "" })).ShouldBe(HttpStatusCode.OK, "names are each customer's own");

        (await DeleteAsync(host, ada, id)).ShouldBe(HttpStatusCode.NoContent);
        (await DeleteAsync(host, ada, id)).ShouldBe(HttpStatusCode.NotFound);
        (await ListsAsync(host, ada)).ShouldBe("""{"views":["All:"],"columns":""}""");
    }

    [Fact]
    public async Task Views_that_no_list_would_take_are_refused_by_the_parameter_at_fault()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync([Define("secret", PropertyType.Text) with { Visibility = PortalVisibility.Hidden }]);
        var session = host.Session(host.Ada);
        foreach (var (name, query, field) in new[]
        {
            ("", "", "name"), ("  ", "", "name"), (new string('x', 61), "", "name"), ("a\u0000b", "", "name"),
            ("View", "status=done", "query.status"), ("View", "secret=x", "query.secret"), ("View", "nonsense=x", "query.nonsense"), ("View", "sort=secret", "query.sort"),
            ("View", "columns=secret", "query.columns"), ("View", "created=soon", "query.created"), ("View", "limit=1", "query.limit"), ("View", "cursor=x", "query.cursor"),
            ("View", "q=" + new string('x', 201), "query.q"), ("View", new string('x', 2001), "query"),
        })
        {
            using var client = host.Service.Client(session);
            using var response = await client.PutAsJsonAsync(new Uri($"/api/ticket-views/{Guid.CreateVersion7()}", UriKind.Relative), new { name, query });
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
            (await response.Content.ReadAsStringAsync()).ShouldContain($"\"errors\":{{\"{field}\":");
        }

        (await PutAsync(host, session, $"{Guid.CreateVersion7()}", new { name = "One", query = "" })).ShouldBe(HttpStatusCode.OK);
        (await PutAsync(host, session, $"{Guid.CreateVersion7()}", new { name = "oNE", query = "" })).ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync(host, session, "not-an-id", new { name = "x", query = "" })).ShouldBe(HttpStatusCode.NotFound);
        foreach (var i in Enumerable.Range(2, 29))
        {
            (await PutAsync(host, session, $"{Guid.CreateVersion7()}", new { name = $"View {i}", query = "" })).ShouldBe(HttpStatusCode.OK);
        }

        (await PutAsync(host, session, $"{Guid.CreateVersion7()}", new { name = "One too many", query = "" })).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Columns_are_chosen_among_those_that_are_shown_and_kept_for_their_customer(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PropertiesAsync([Define("secret", PropertyType.Text) with { Visibility = PortalVisibility.Hidden }]);
        var (ada, ben) = (host.Session(host.Ada, Acme), host.Session(host.Ben, Acme));

        (await PutAsync(host, ada, "columns", new { columns = "subject, hs_ticket_priority" })).ShouldBe(HttpStatusCode.NoContent);
        (await ListsAsync(host, ada)).ShouldBe("""{"views":[],"columns":"subject,hs_ticket_priority"}""");
        (await ListsAsync(host, ben)).ShouldBe("""{"views":[],"columns":""}""");
        foreach (var refused in new[] { "secret", "nothing", "hs_pipeline_stage", new string('x', 1201) })
        {
            (await PutAsync(host, ada, "columns", new { columns = refused })).ShouldBe(HttpStatusCode.BadRequest, refused);
        }

        (await PutAsync(host, ada, "columns", new { columns = "" })).ShouldBe(HttpStatusCode.NoContent);
        (await ListsAsync(host, ada)).ShouldBe("""{"views":[],"columns":""}""");
    }

    [Fact]
    public async Task Views_are_for_signed_in_customers_alone()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        (await host.StatusAsync(null, "/api/ticket-views")).ShouldBe(HttpStatusCode.Unauthorized);
        (await host.StatusAsync(null, "/api/tickets/options")).ShouldBe(HttpStatusCode.Unauthorized);
        var agent = Callers.Staff(host.PortalId, "agent");
        (await host.StatusAsync(agent, "/api/ticket-views")).ShouldBe(HttpStatusCode.Forbidden);
        (await host.StatusAsync(agent, "/api/tickets/options")).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(host, agent, $"{Guid.CreateVersion7()}", new { name = "x", query = "" })).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(host, agent, "columns", new { columns = "" })).ShouldBe(HttpStatusCode.Forbidden);
        (await DeleteAsync(host, agent, Guid.CreateVersion7())).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Options_hold_what_is_shown_with_the_owners_of_ones_own_tickets()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync([Define("secret", PropertyType.Text) with { Visibility = PortalVisibility.Hidden }, Define("seats", PropertyType.Number)]);
        await host.ChangedAsync(host.Ticket(1, owner: Amy));
        await host.ChangedAsync(host.Ticket(2, host.Ben, owner: new PersonRef(Guid.CreateVersion7(), "Raj", "Iyer", "raj@desk.test")));

        var fields = (await host.GetAsync(host.Session(host.Ada), "/api/tickets/options")).GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("property").GetString()!);
        fields.ShouldNotContainKey("secret");
        fields.ShouldNotContainKey(StandardProperties.Stage);
        fields["seats"].GetProperty("sorts").GetBoolean().ShouldBeTrue();
        fields[StandardProperties.Owner].GetProperty("parameter").GetString().ShouldBe("owner");
        fields[StandardProperties.Owner].GetProperty("choices").ToString().ShouldBe("""[{"value":"Amy","label":"Amy"}]""");
        fields[StandardProperties.Status].GetProperty("filters").GetBoolean().ShouldBeFalse();
    }

    private static async Task<string> ListsAsync(TicketQueryHost host, Caller caller)
    {
        var lists = await host.GetAsync(caller, "/api/ticket-views");
        var views = lists.GetProperty("views").EnumerateArray().Select(view => $"\"{view.GetProperty("name").GetString()}:{view.GetProperty("query").GetString()}\"");
        return $$"""{"views":[{{string.Join(',', views)}}],"columns":{{lists.GetProperty("columns").GetRawText()}}}""";
    }

    private static async Task<HttpStatusCode> PutAsync(TicketQueryHost host, Caller caller, string path, object body)
    {
        using var client = host.Service.Client(caller);
        using var response = await client.PutAsJsonAsync(new Uri($"/api/ticket-views/{path}", UriKind.Relative), body);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> DeleteAsync(TicketQueryHost host, Caller caller, Guid id)
    {
        using var client = host.Service.Client(caller);
        using var response = await client.DeleteAsync(new Uri($"/api/ticket-views/{id}", UriKind.Relative));
        return response.StatusCode;
    }
}
