using System.Net;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.EndToEndTests.Browser;
using Portal.Testing;

namespace Portal.EndToEndTests.Api.Matrix;

/// <summary>Every operation of the API as everybody: made from the API's description, so that none is forgotten.</summary>
public sealed class AccessMatrixTests(MatrixWorld world) : IClassFixture<MatrixWorld>
{
    private static readonly string[] Scopes = ["own", "company", "group"];

    /// <summary>What only who has filed the ticket decides.</summary>
    private static readonly HashSet<string> Requesters = new(StringComparer.Ordinal) { "admitParticipant", "hideTicket" };

    [Fact]
    public async Task Whoever_is_signed_out_gets_401_from_all_but_the_open_operations()
    {
        foreach (var operation in Operation.All.Where(operation => operation.Audience != Audience.Anyone))
        {
            (await AskAsync(world.Visitor, operation, world.Plain)).Status.ShouldBe(HttpStatusCode.Unauthorized, $"{operation}");
        }
    }

    [Fact]
    public async Task Staff_operations_are_closed_to_customers_and_to_staff_without_the_permission()
    {
        foreach (var operation in Operation.All.Where(operation => operation.Audience == Audience.Staff))
        {
            (await AskAsync(world.Ada, operation, world.Plain)).Status.ShouldBe(HttpStatusCode.Forbidden, $"customer: {operation}");
            foreach (var (name, staff) in Without(operation))
            {
                (await AskAsync(staff, operation, world.Plain)).Status.ShouldBe(HttpStatusCode.Forbidden, $"{name}: {operation}");
            }
        }
    }

    [Fact]
    public async Task Customers_operations_are_closed_to_staff()
    {
        foreach (var operation in Operation.All.Where(operation => operation.Audience is Audience.Customers or Audience.Ticket))
        {
            (await AskAsync(world.Agent, operation, world.Plain)).Status.ShouldBe(HttpStatusCode.Forbidden, $"{operation}");
        }
    }

    [Fact]
    public async Task What_changes_something_needs_the_sessions_token()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = world.Run.Address };
        http.DefaultRequestHeaders.Add("Cookie", world.Admin.Http.DefaultRequestHeaders.GetValues("Cookie"));
        foreach (var operation in Operation.All.Where(operation => !operation.Reads && operation.Id is not ("signIn" or "setUp")))
        {
            var (status, text) = await MatrixWorld.AskAsync(http, operation.Request(MatrixWorld.About(world.Plain, operation)));
            status.ShouldBe(HttpStatusCode.Forbidden, $"{operation}");
            text.ShouldContain("csrf", Case.Insensitive, $"{operation}");
        }
    }

    [Fact]
    public async Task A_ticket_is_there_for_whom_the_scope_shows_it_and_404_for_all_others_on_every_operation()
    {
        foreach (var scope in Scopes)
        {
            await SetScopeAsync(scope);
            foreach (var (name, customer) in world.Customers)
            {
                foreach (var ticket in world.Tickets)
                {
                    await CheckTicketAsync($"{scope}: {name}, {ticket.Subject}", customer, ticket, Sees(scope, customer, ticket));
                }

                await CheckListsAsync($"{scope}: {name}", customer, ticket => Sees(scope, customer, ticket));
            }
        }
    }

    [Fact]
    public async Task Who_sees_a_ticket_may_do_there_what_the_rules_say()
    {
        foreach (var (scope, customer) in new[] { ("own", world.Ada), ("company", world.Dora), ("group", world.Ben) })
        {
            await SetScopeAsync(scope);
            var ticket = await world.OpenAsync($"Changed{scope}");
            foreach (var operation in Operation.All.Where(operation => operation.Audience == Audience.Ticket && !operation.Reads).OrderBy(operation => operation.Id is "closeTicket" ? 1 : operation.Id is "rateTicket" ? 2 : 0))
            {
                if (operation.Id == "dismissParticipant")
                {
                    await MatrixWorld.OkAsync(world.Ada.PutAsync($"api/tickets/{ticket.Number}/participants/{world.Dora.Id}", new { right = "view" }));
                }

                var (status, text) = await AskAsync(customer, operation, ticket);
                if (customer != world.Ada && (Requesters.Contains(operation.Id) || (operation.Id == "dismissParticipant" && customer != world.Dora)))
                {
                    status.ShouldBe(HttpStatusCode.Forbidden, $"{scope}: {operation}");
                }
                else
                {
                    ((int)status).ShouldBeInRange(200, 299, $"{scope}: {operation} {text}");
                }
            }
        }
    }

    [Fact]
    public async Task Live_updates_go_to_whom_the_list_shows_the_ticket()
    {
        foreach (var scope in Scopes)
        {
            await SetScopeAsync(scope);
            var pages = new List<(string Name, PortalClient Client, LiveStream Page)>();
            foreach (var (name, customer) in world.Customers)
            {
                pages.Add((name, customer, await LiveStream.OpenAsync(customer)));
            }

            var end = await world.OpenAsync($"Last{scope}");
            foreach (var ticket in world.Tickets.Append(end))
            {
                await MatrixWorld.OkAsync(world.Agent.PostAsync($"api/desk/tickets/{ticket.Number}/messages", new { text = "We are looking." }));
            }

            foreach (var (name, customer, page) in pages)
            {
                foreach (var ticket in world.Tickets.Where(ticket => Sees(scope, customer, ticket)))
                {
                    await page.WaitForAsync($"\"number\":{ticket.Number},");
                }

                if (Sees(scope, customer, end))
                {
                    await page.WaitForAsync($"\"number\":{end.Number},");
                }

                foreach (var ticket in world.Tickets.Where(ticket => !Sees(scope, customer, ticket)))
                {
                    page.Text.ShouldNotContain($"\"number\":{ticket.Number},", Case.Sensitive, $"{scope}: {name}, {ticket.Subject}");
                }

                page.Text.ShouldNotContain("\"note\"");
                await page.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task A_changed_company_or_property_changes_what_is_shown_at_once_kept_pages_included()
    {
        await SetScopeAsync("company");
        var ticket = await world.OpenAsync("Movingquestion");
        await ShownAsync(true);

        await MatrixWorld.OkAsync(world.Admin.PatchAsync($"api/desk/contacts/{world.Ben.Id}", new { companyId = world.Cleo.Session["company"]!["id"]!.GetValue<string>() }));
        await ShownAsync(false);
        await MatrixWorld.OkAsync(world.Admin.PatchAsync($"api/desk/contacts/{world.Ben.Id}", new { companyId = world.Ada.Session["company"]!["id"]!.GetValue<string>() }));
        await ShownAsync(true);

        await MatrixWorld.OkAsync(world.Agent.PatchAsync($"api/desk/tickets/{ticket.Number}", new { category = "BILLING_ISSUE" }));
        await ShownAsync(false);
        await MatrixWorld.OkAsync(world.Agent.PatchAsync($"api/desk/tickets/{ticket.Number}", new { category = "PRODUCT_ISSUE" }));
        await ShownAsync(true);

        async Task ShownAsync(bool shown)
        {
            await world.Ben.WaitForAsync($"api/tickets/{ticket.Number}", found => found is not null == shown, $"the ticket to be shown: {shown}");
            await world.Ben.WaitForAsync("api/tickets?view=organization", list => list!.ToJsonString().Contains(ticket.Subject, StringComparison.Ordinal) == shown, $"the list to hold it: {shown}");
        }
    }

    /// <summary>Operators look after the running portal and its audit log, agents after tickets.</summary>
    private IEnumerable<(string Name, PortalClient Staff)> Without(Operation operation)
    {
        if (!operation.Path.StartsWith("/api/desk", StringComparison.Ordinal))
        {
            yield return ("agent", world.Agent);
        }

        if (!operation.Path.StartsWith("/api/operations", StringComparison.Ordinal) && !operation.Path.StartsWith("/api/settings/audit", StringComparison.Ordinal))
        {
            yield return ("operator", world.Operator);
        }
    }

    private async Task CheckTicketAsync(string what, PortalClient customer, MatrixTicket ticket, bool sees)
    {
        var before = await DeskSaysAsync(ticket);
        foreach (var operation in Operation.All.Where(operation => operation.Audience == Audience.Ticket || operation.Id == "downloadAttachment"))
        {
            // Who sees it may change it, which is another test's.
            if (sees && !operation.Reads)
            {
                continue;
            }

            var (status, text) = await AskAsync(customer, operation, ticket);
            status.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{what}: {operation} {text}");
            text.ShouldNotContain(MatrixWorld.Secret);
        }

        (await DeskSaysAsync(ticket)).ShouldBe(before, what);
    }

    private async Task CheckListsAsync(string what, PortalClient customer, Func<MatrixTicket, bool> sees)
    {
        string[] queries = ["?view=organization", "", $"?q={MatrixWorld.Secret}", .. world.Tickets.Select(ticket => $"?q={ticket.Subject}")];
        foreach (var operation in Operation.All.Where(operation => operation is { Audience: Audience.Customers, Reads: true }))
        {
            foreach (var query in queries)
            {
                var request = operation.Request(MatrixWorld.About(world.Plain, operation));
                request.RequestUri = new Uri($"{request.RequestUri}{query}", UriKind.Relative);
                var (_, text) = await MatrixWorld.AskAsync(customer.Http, request);
                text.ShouldNotContain($"{MatrixWorld.Secret} of");
                foreach (var ticket in world.Tickets.Where(ticket => !sees(ticket)))
                {
                    text.ShouldNotContain(ticket.Subject, Case.Sensitive, $"{what}: {operation}{query}");
                    text.ShouldNotContain(ticket.Id.ToString(), Case.Sensitive, $"{what}: {operation}{query}");
                    text.ShouldNotContain($"\"number\":{ticket.Number},", Case.Sensitive, $"{what}: {operation}{query}");
                }
            }
        }

        var list = (await customer.GetAsync("api/tickets?view=organization"))["items"]!.AsArray();
        var csv = await customer.Http.GetStringAsync(new Uri("api/tickets/export.csv?view=organization", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var ticket in world.Tickets)
        {
            list.Any(item => item!["number"]!.GetValue<long>() == ticket.Number).ShouldBe(sees(ticket), $"{what}, list: {ticket.Subject}");
            csv.Contains(ticket.Subject, StringComparison.Ordinal).ShouldBe(sees(ticket), $"{what}, export: {ticket.Subject}");
            var found = (await customer.GetAsync($"api/tickets?view=organization&q={ticket.Subject}"))["total"]!;
            found.GetValue<int>().ShouldBe(sees(ticket) ? 1 : 0, $"{what}, search: {ticket.Subject}");
        }
    }

    private async Task<string> DeskSaysAsync(MatrixTicket ticket) =>
        (await world.Agent.GetAsync($"api/desk/tickets/{ticket.Number}")).ToJsonString();

    private bool Sees(string scope, PortalClient customer, MatrixTicket ticket) =>
        ticket != world.Filtered
        && (customer == world.Ada
            || (ticket != world.Private && (scope == "company" ? customer == world.Ben || customer == world.Dora : scope == "group" && customer == world.Ben)));

    [Fact]
    public async Task The_same_people_in_another_portal_find_nothing_and_change_nothing()
    {
        await SetScopeAsync("company");
        var before = await DeskSaysAsync(world.Plain);
        var elsewhere = Guid.CreateVersion7();
        var acme = new CompanyRef(DemoIds.Acme, "Acme Outdoor");
        using var services = await DirectCalls.ToAsync(world.Run);
        var asked = 0;
        foreach (var operation in Operation.All.Where(operation => operation.Audience != Audience.Anyone))
        {
            var caller = operation.Audience == Audience.Staff
                ? Callers.Staff(elsewhere) with { Id = DemoIds.Admin, Permissions = [.. Permissions.All] }
                : Callers.Contact(elsewhere, DemoIds.Ada, acme, TicketScope.Company);
            if (await services.AskAsync(operation, caller, MatrixWorld.About(world.Plain, operation)) is not { } answer)
            {
                continue;
            }

            asked++;
            if (operation.Audience == Audience.Ticket || operation.Id is "downloadAttachment" or "getDeskTicket" or "getContact" or "getCompany")
            {
                answer.Status.ShouldBe(HttpStatusCode.NotFound, $"{operation}");
            }

            foreach (var word in new[] { MatrixWorld.Secret, world.Plain.Subject, world.Plain.Id.ToString(), "Lovell", "Globex", "Northwind" })
            {
                answer.Text.ShouldNotContain(word, Case.Sensitive, $"{operation}");
            }
        }

        asked.ShouldBeGreaterThan(Operation.All.Count / 2, "the gateway answers few of them itself");
        (await DeskSaysAsync(world.Plain)).ShouldBe(before);
    }

    private async Task SetScopeAsync(string scope)
    {
        await world.Run.SetAsync(new { ticketScope = scope, scopeFilter = scope == "group" ? MatrixWorld.Filter("firstname", "EQ", "Ben") : null });
        foreach (var (_, customer) in world.Customers)
        {
            var expected = scope == "company" || (scope == "group" && customer == world.Ben) ? "company" : "own";
            await customer.WaitForAsync("api/session", session => session!["scope"]!.GetValue<string>() == expected, $"the scope {scope}");
        }
    }

    private static Task<(HttpStatusCode Status, string Text)> AskAsync(PortalClient client, Operation operation, MatrixTicket ticket) =>
        MatrixWorld.AskAsync(client.Http, operation.Request(MatrixWorld.About(ticket, operation)));
}
