using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Demo;
using Portal.Contracts.Forms;
using Portal.Contracts.Inboxes;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.PortalConfig;
using Portal.PortalConfig.Assets;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>What each setting refuses, in the draft and where it would be published at once: the answer names the field, and nothing has changed.</summary>
public sealed class RefusedInputTests(RefusingPortal world) : IClassFixture<RefusingPortal>
{
    internal static readonly Guid Pipeline = new("0193a000-0000-7000-8000-0000000000b0");
    internal static readonly Guid OpenStage = new("0193a000-0000-7000-8000-0000000000b1");
    internal static readonly Guid OtherPipeline = new("0193a000-0000-7000-8000-0000000000b2");
    internal static readonly Guid OtherClosedStage = new("0193a000-0000-7000-8000-0000000000b3");
    internal static readonly Guid ForeignPipeline = new("0193a000-0000-7000-8000-0000000000b4");
    internal static readonly Guid ForeignStage = new("0193a000-0000-7000-8000-0000000000b5");
    internal static readonly Guid ForeignForm = new("0193a000-0000-7000-8000-0000000000b6");
    internal static readonly Guid ForeignInbox = new("0193a000-0000-7000-8000-0000000000b7");
    private static readonly Guid Nobodys = new("0193a000-0000-7000-8000-0000000000bf");

    public static TheoryData<string, string> WrongTypes => new()
    {
        { """{"name": ["Contoso"]}""", "name" },
        { """{"slug": 5}""", "slug" },
        { """{"on": 1}""", "on" },
        { """{"idleMinutes": 1e400}""", "idleMinutes" },
        { """{"ticketScope": ["own"]}""", "ticketScope" },
        { """{"scopeFilter": "all"}""", "scopeFilter" },
        { """{"ticketFilter": [1]}""", "ticketFilter" },
        { """{"ticketsName": {}}""", "ticketsName" },
        { """{"formConnected": null}""", "formConnected" },
        { """{"formId": "support"}""", "formId" },
        { """{"formMenuText": 5}""", "formMenuText" },
        { """{"formHeader": ["Hello"]}""", "formHeader" },
        { """{"defaultInboxId": 7}""", "defaultInboxId" },
        { """{"language": null}""", "language" },
        { """{"closedReply": true}""", "closedReply" },
        { """{"newTicketAfterDays": "30"}""", "newTicketAfterDays" },
        { """{"customersMayClose": "true"}""", "customersMayClose" },
        { """{"closedStages": []}""", "closedStages" },
        { """{"domains": "support.example.com"}""", "domains" },
        { """{"columns": "subject"}""", "columns" },
        { """{"columns": ["subject"]}""", "columns[0]" },
        { """{"ownerName": null}""", "ownerName" },
        { """{"showStages": "yes"}""", "showStages" },
        { """{"theme": "dark"}""", "theme" },
        { """{"systemPages": {"sign-in": "Hello"}}""", "systemPages" },
        { """{"consents": "I agree"}""", "consents" },
        { """{"access": true}""", "access" },
        { """{"access": {"selfRegistration": "no"}}""", "access.selfRegistration" },
        { """{"tikcetScope": "own"}""", "tikcetScope" },
    };

    public static TheoryData<string, string> Unsafe => new()
    {
        { """{"theme": {"primaryColor": "url(https://evil.test/x)"}}""", "theme.primaryColor" },
        { """{"theme": {"headerColor": "expression(alert(1))"}}""", "theme.headerColor" },
        { """{"theme": {"backgroundColor": "#2563eb</style><script>alert(1)</script>"}}""", "theme.backgroundColor" },
        { """{"theme": {"primaryColor": "var(--x)"}}""", "theme.primaryColor" },
        { """{"theme": {"primaryColor": "#2563e\u0000"}}""", "theme.primaryColor" },
        { """{"theme": {"primaryColor": "#２５６３eb"}}""", "theme.primaryColor" },
        { """{"theme": {"font": "serif; background: url(https://evil.test/x)"}}""", "theme.font" },
        { """{"theme": {"scheme": "dark\"><script>"}}""", "theme.scheme" },
        { """{"theme": {"logoId": "javascript:alert(1)"}}""", "theme.logoId" },
        { """{"systemPages": [{"page": "sign-in", "language": "en", "template": "../../etc/passwd"}]}""", "systemPages[0].template" },
        { """{"consents": [{"text": "<p>See <a href=\"javascript:alert(1)\">terms</a></p>", "checkboxLabel": "I agree"}]}""", "consents[0].text" },
        { """{"consents": [{"text": "<a href=\"&#106;avascript:alert(1)\">terms</a>", "checkboxLabel": "I agree"}]}""", "consents[0].text" },
        { """{"consents": [{"text": "<a href=\"data:text/html,x\">terms</a>", "checkboxLabel": "I agree"}]}""", "consents[0].text" },
        { """{"consents": [{"text": "<script>alert(1)</script>", "checkboxLabel": "I agree"}]}""", "consents[0].text" },
        { """{"consents": [{"host": "javascript:alert(1)", "text": "Terms", "checkboxLabel": "I agree"}]}""", "consents[0].host" },
        { """{"domains": [{"host": "https://evil.test/", "language": "en"}]}""", "domains[0].host" },
        { """{"slug": "../admin"}""", "slug" },
    };

    public static TheoryData<string, string> TooLong => new()
    {
        { $$"""{"name": "{{Long(101)}}"}""", "name" },
        { $$"""{"slug": "{{Long(41)}}"}""", "slug" },
        { $$"""{"ticketsName": "{{Long(61)}}"}""", "ticketsName" },
        { $$"""{"formMenuText": "{{Long(61)}}"}""", "formMenuText" },
        { $$"""{"formHeader": "{{Long(501)}}"}""", "formHeader" },
        { $$"""{"ownerName": {"mode": "alias", "alias": "{{Long(61)}}"} }""", "ownerName.alias" },
        { $$"""{"columns": [{"property": "subject", "label": "{{Long(61)}}"}]}""", "columns[0].label" },
        { $$"""{"domains": [{"host": "{{Long(250)}}.test", "language": "en"}]}""", "domains[0].host" },
        { $$"""{"domains": [{{Many(21, at => $$"""{"host": "h{{at}}.test", "language": "en"}""")}}]}""", "domains[20]" },
        { $$"""{"systemPages": [{"page": "sign-in", "language": "en", "title": "{{Long(121)}}"}]}""", "systemPages[0].title" },
        { $$"""{"systemPages": [{"page": "sign-in", "language": "en", "text": "{{Long(2001)}}"}]}""", "systemPages[0].text" },
        { $$"""{"consents": [{"text": "{{Long(20_001)}}", "checkboxLabel": "I agree"}]}""", "consents[0].text" },
        { $$"""{"consents": [{"text": "Terms", "checkboxLabel": "{{Long(301)}}"}]}""", "consents[0].checkboxLabel" },
        { $$"""{"consents": [{{Many(22, at => $$"""{"host": "h{{at}}.test", "text": "Terms", "checkboxLabel": "I agree"}""")}}]}""", "consents[21]" },
        { $$"""{"access": {"groups": [{{Many(51, at => $"\"0193a000-0000-7000-8000-0000000001{at:00}\"")}}]} }""", "access.groups" },
        { $$"""{"columns": [{{Many(11, at => $$"""{"property": "own_{{at}}"}""")}}]}""", "columns[10]" },
        { $$"""{"ticketFilter": {"groups": [{{Many(7, _ => """{"conditions": [{"property": "subject", "operator": "HAS_PROPERTY", "values": []}]}""")}}]} }""", "ticketFilter.groups" },
    };

    public static TheoryData<string, string> Elsewhere => new()
    {
        { $$"""{"formId": "{{ForeignForm}}"}""", "formId" },
        { $$"""{"defaultInboxId": "{{ForeignInbox}}"}""", "defaultInboxId" },
        { $$"""{"defaultInboxId": "{{Nobodys}}"}""", "defaultInboxId" },
        { $$"""{"closedStages": {"{{ForeignPipeline}}": "{{ForeignStage}}"} }""", $"closedStages.{ForeignPipeline}" },
        { $$"""{"closedStages": {"{{Pipeline}}": "{{ForeignStage}}"} }""", $"closedStages.{Pipeline}" },
        { $$"""{"closedStages": {"{{Pipeline}}": "{{OtherClosedStage}}"} }""", $"closedStages.{Pipeline}" },
        { $$"""{"closedStages": {"{{Pipeline}}": "{{OpenStage}}"} }""", $"closedStages.{Pipeline}" },
        { $$"""{"closedStages": {"{{Pipeline}}": "{{Nobodys}}"} }""", $"closedStages.{Pipeline}" },
        { $$"""{"theme": {"faviconId": "{{Nobodys}}"} }""", "theme.faviconId" },
        { """{"slug": "neighbour"}""", "slug" },
        { """{"columns": [{"property": "secret"}]}""", "columns[0].property" },
        { """{"columns": [{"property": "email"}]}""", "columns[0].property" },
        { """{"ticketFilter": {"groups": [{"conditions": [{"property": "firstname", "operator": "EQ", "values": ["Ada"]}]}]}}""", "ticketFilter.groups[0].conditions[0].property" },
    };

    [Theory]
    [MemberData(nameof(WrongTypes))]
    [MemberData(nameof(Unsafe))]
    [MemberData(nameof(TooLong))]
    [MemberData(nameof(Elsewhere))]
    public Task It_is_refused_with_its_field_and_nothing_changes(string json, string field) => RefusedAsync(json, field);

    [Fact]
    public Task A_picture_of_another_portal_is_refused() => RefusedAsync($$"""{"theme": {"logoId": "{{world.ForeignAsset}}"} }""", "theme.logoId");

    [Fact]
    public Task One_wrong_field_keeps_the_right_ones_from_being_saved() =>
        RefusedAsync("""{"name": "Contoso", "theme": {"primaryColor": "#7c3aed", "radius": 99}, "ticketsName": "Cases"}""", "theme.radius");

    [Theory]
    [InlineData("[]")]
    [InlineData("\"name\"")]
    [InlineData("null")]
    [InlineData("{\"name\": ")]
    [InlineData("")]
    public async Task A_body_that_is_no_object_is_refused(string json)
    {
        foreach (var (path, version) in new[] { ("/api/settings/draft", "\"0\""), ("/api/settings/portal", null) })
        {
            (await SendAsync(path, json, version)).Status.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    private static string Long(int length) => new('a', length);

    private static string Many(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private async Task RefusedAsync(string json, string field)
    {
        var (_, before) = await PortalConfigRun.SendAsync(world.Run.Nora, "GET", "/api/settings/portal");
        foreach (var (path, version) in new[] { ("/api/settings/draft", "\"0\""), ("/api/settings/portal", null) })
        {
            var (status, problem) = await SendAsync(path, json, version);
            status.ShouldBe(HttpStatusCode.BadRequest, $"{path} {problem}");
            problem["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:validation");
            problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe([field]);
        }

        (await PortalConfigRun.SendAsync(world.Run.Nora, "GET", "/api/settings/portal")).Body.ToJsonString().ShouldBe(before.ToJsonString());
        (await PortalConfigRun.SendAsync(world.Run.Nora, "GET", "/api/settings/draft")).Body["version"]!.GetValue<long>().ShouldBe(0);
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(string path, string json, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        using var answer = await world.Run.Nora.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }
}

/// <summary>The demo portal and a neighbour of its own ids.</summary>
public sealed class RefusingPortal : IAsyncLifetime
{
    internal PortalConfigRun Run { get; private set; } = null!;

    internal Guid ForeignAsset { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        var neighbour = CustomerPortal.Create(Guid.NewGuid(), "Neighbour", "neighbour", "en", DateTimeOffset.UnixEpoch);
        var asset = Asset.Create(neighbour.Id, new Picture("image/png", 1, 1), [], DateTimeOffset.UnixEpoch);
        ForeignAsset = asset.Id;
        await using (var scope = Run.Host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalConfigDb>();
            db.Add(neighbour);
            db.Assets.Add(asset);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        await Run.Host.PublishAsync(new PipelinesChanged(
            DemoIds.Portal, 1, [Of(RefusedInputTests.Pipeline, RefusedInputTests.OpenStage, Guid.NewGuid()), Of(RefusedInputTests.OtherPipeline, Guid.NewGuid(), RefusedInputTests.OtherClosedStage)], DateTimeOffset.UnixEpoch));
        await Run.Host.PublishAsync(new PipelinesChanged(neighbour.Id, 1, [Of(RefusedInputTests.ForeignPipeline, Guid.NewGuid(), RefusedInputTests.ForeignStage)], DateTimeOffset.UnixEpoch));
        await Run.Host.PublishAsync(new InboxesChanged(DemoIds.Portal, 1, [new InboxRef(Guid.NewGuid(), "Support")], DateTimeOffset.UnixEpoch));
        await Run.Host.PublishAsync(new InboxesChanged(neighbour.Id, 1, [new InboxRef(RefusedInputTests.ForeignInbox, "Theirs")], DateTimeOffset.UnixEpoch));
        await Run.Host.PublishAsync(new FormChanged(new FormSnapshot(
            RefusedInputTests.ForeignForm, neighbour.Id, 1, "Theirs", Eligible: true, [new PropertyName(RecordType.Ticket, "subject")], Deleted: false, DateTimeOffset.UnixEpoch)));
        await Run.Nora.SendAsync("POST", "/api/settings/properties", new { record = "ticket", name = "secret", label = "Secret", type = "text", visibility = "hidden" }, HttpStatusCode.Created);
        for (var at = 0; at < 11; at++)
        {
            await Run.Nora.SendAsync("POST", "/api/settings/properties", new { record = "ticket", name = $"own_{at}", label = $"Own {at}", type = "text", visibility = "read" }, HttpStatusCode.Created);
        }
    }

    public ValueTask DisposeAsync() => Run.DisposeAsync();

    private static PipelineSnapshot Of(Guid id, Guid open, Guid closed) =>
        new(id, "Pipeline", IsDefault: false, [new StageRef(open, "New", Closed: false), new StageRef(closed, "Done", Closed: true)], null, null);
}
