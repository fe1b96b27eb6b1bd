using System.Net;
using System.Text.Json;
using Portal.Contracts.Audit;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>Customers change what the portal lets them change (W16).</summary>
public sealed class EditPropertyTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_customer_changes_a_value_and_who_changed_what_from_what_is_kept(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        var number = await run.TicketAsync();

        var edited = await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number, "color"), new { value = "red" });
        await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number, "color"), new { value = "blue" });
        await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number, StandardProperties.Subject), new { value = " Two tent poles " });

        (edited.GetProperty("value").GetString(), edited.GetProperty("tag").GetString()).ShouldBe(("red", CustomerEdits.TagOf("red")));
        var changes = await Wait.ForAsync(() => run.Host.Log.Of<TicketChanged>(), all => all.Count == 3, "three changes");
        changes[2].Ticket.Properties["color"].ShouldBe("blue");
        changes[2].Ticket.Subject.ShouldBe("Two tent poles");
        changes.SelectMany(changed => changed.Activities).Select(line => (line.Kind, line.Property, line.From, line.To, line.Author.Id)).ShouldBe([
            (TicketActivityKind.Property, "color", null, "Fire red", run.Ada.Id),
            (TicketActivityKind.Property, "color", "Fire red", "Sky blue", run.Ada.Id),
            (TicketActivityKind.Property, StandardProperties.Subject, "Tent pole", "Two tent poles", run.Ada.Id),
        ]);
        var audit = await run.Host.Log.WaitForAsync<AuditRecorded>(entry => entry.Before!.Value.GetProperty("properties").TryGetProperty("color", out var color) && color.GetString() == "red");
        (audit.Actor.Kind, audit.Actor.Id, audit.After!.Value.GetProperty("properties").GetProperty("color").GetString()).ShouldBe(("contact", run.Ada.Id, "blue"));
    }

    [Fact]
    public async Task What_may_be_read_only_hidden_or_not_a_value_is_refused_by_its_name()
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();

        (await run.RefusedAsync(HttpStatusCode.Forbidden, run.Ada, HttpMethod.Put, Path(number, "size"), new { value = "1" })).GetProperty("detail").GetString()!.ShouldContain("Size");
        await run.RefusedAsync(HttpStatusCode.NotFound, run.Ada, HttpMethod.Put, Path(number, "secret"), new { value = "1" });
        await run.RefusedAsync(HttpStatusCode.NotFound, run.Ada, HttpMethod.Put, Path(number, "no_such_thing"), new { value = "1" });
        await run.RefusedAsync(HttpStatusCode.Forbidden, run.Ada, HttpMethod.Put, Path(number, StandardProperties.Status), new { value = "closed" });
        Field(await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number, "color"), new { value = "green" })).ShouldBe("properties.color");
        Field(await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number, StandardProperties.Subject), new { value = " " })).ShouldBe("properties.subject");
        (await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}")).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_who_change_the_same_value_collide_and_a_note_of_the_desk_is_no_collision(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        var number = await run.TicketAsync();
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/notes", new { text = "Between us" });

        (await EditAsync(run, number, "color", "red", seen: "")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await run.DoneAsync(run.Amy, HttpMethod.Patch, $"/api/desk/tickets/{number}", new { properties = new { color = "blue" } });
        (await EditAsync(run, number, "color", "", seen: "red")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await EditAsync(run, number, "color", "", seen: "blue")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(ClosedReply.Reopen, HttpStatusCode.OK)]
    [InlineData(ClosedReply.Refuse, HttpStatusCode.Conflict)]
    public async Task A_closed_ticket_takes_changes_as_it_takes_replies(ClosedReply reply, HttpStatusCode expected)
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();
        await run.SetAsync(2, reply, mayClose: true);
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close");

        (await EditAsync(run, number, "color", "red", seen: "")).StatusCode.ShouldBe(expected);
        (await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}")).GetProperty("stage").GetProperty("closed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Who_may_not_see_a_ticket_changes_nothing_in_it()
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();
        Caller[] strangers =
        [
            Callers.Contact(run.PortalId, company: run.Company),
            Callers.Contact(run.PortalId, company: new CompanyRef(Guid.CreateVersion7(), "Globex"), scope: TicketScope.Company),
            Callers.Contact(Guid.CreateVersion7(), run.Ada.Id, run.Company, TicketScope.Company),
        ];

        foreach (var stranger in strangers)
        {
            await run.RefusedAsync(HttpStatusCode.NotFound, stranger, HttpMethod.Put, Path(number, "color"), new { value = "red" });
        }

        await run.RefusedAsync(HttpStatusCode.Forbidden, run.Amy, HttpMethod.Put, Path(number, "color"), new { value = "red" });
    }

    private static async Task<ConversationRun> StartAsync(DatabaseProvider provider)
    {
        var run = await ConversationRun.StartAsync(provider);
        await run.Host.PublishAsync(new PropertiesChanged(new PropertySet(
            run.PortalId,
            1,
            [
                .. StandardProperties.All.Select(property => property with { Visibility = PortalVisibility.Edit }),
                Custom("color", PropertyType.Select, PortalVisibility.Edit, new PropertyOption("red", "Fire red"), new PropertyOption("blue", "Sky blue")),
                Custom("size", PropertyType.Number, PortalVisibility.Read),
                Custom("secret", PropertyType.Text, PortalVisibility.Hidden),
            ],
            DateTimeOffset.UnixEpoch)));
        return run;
    }

    private static PropertyDefinition Custom(string name, PropertyType type, PortalVisibility visibility, params PropertyOption[] options) =>
        new(RecordType.Ticket, name, char.ToUpperInvariant(name[0]) + name[1..], type, "Ticket information", null, options, visibility, Standard: false);

    private static Task<HttpResponseMessage> EditAsync(ConversationRun run, long number, string name, string value, string seen) =>
        run.SendAsync(run.Ada, HttpMethod.Put, Path(number, name), new { value }, $"\"{CustomerEdits.TagOf(seen)}\"");

    private static string Path(long number, string name) => $"/api/tickets/{number}/properties/{name}";

    private static string Field(JsonElement problem) => problem.GetProperty("errors").EnumerateObject().Single().Name;
}
