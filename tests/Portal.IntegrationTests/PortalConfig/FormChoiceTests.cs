using System.Net;
using System.Text.Json.Nodes;
using Portal.Contracts.Demo;
using Portal.Contracts.Forms;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>Which form customers file tickets with (P15): FormIntake says which are fit, the settings obey.</summary>
public sealed class FormChoiceTests
{
    private const string Draft = "/api/settings/draft";
    private const string Published = "/api/settings/portal";
    private static readonly FormSnapshot Support = Form("Support form", 1) with { Standard = true };

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Only_a_form_that_makes_tickets_is_accepted(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var (fit, unfit, foreign) = (Form("Returns", 1), Form("Survey", 1, FormReason.NoTicketProperty, FormReason.NoInbox), Form("Theirs", 1) with { PortalId = Guid.NewGuid() });
        foreach (var form in new[] { Support, fit, unfit, foreign })
        {
            await run.Host.PublishAsync(new FormChanged(form));
        }

        foreach (var (formId, reason) in new[] { (unfit.Id, "no ticket property"), (unfit.Id, "automatic ticket creation"), (foreign.Id, "no such form"), (Guid.NewGuid(), "no such form") })
        {
            (await RefusedAsync(run, Draft, formId, 0)).ShouldContain(reason);
            (await RefusedAsync(run, Published, formId, null)).ShouldContain(reason);
        }

        (await PortalConfigRun.SendAsync(run.Nora, "GET", Draft)).Body["version"]!.GetValue<long>().ShouldBe(0);
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { formId = fit.Id });
        (await run.PublishAsync(1)).Status.ShouldBe(HttpStatusCode.OK);
        (await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 2)).Portal.FormId.ShouldBe(fit.Id);
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", Published, new { formId = (Guid?)null })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_chosen_form_that_is_fit_no_longer_is_told_of_and_not_published(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var form = Form("Returns", 1);
        await run.Host.PublishAsync(new FormChanged(form));
        (await PortalConfigRun.DraftAsync(run.Nora, 0, new { formId = form.Id }))["warnings"]!.AsArray().ShouldBeEmpty();

        await run.Host.PublishAsync(new FormChanged(form with { Version = 2, Eligible = false, Reasons = [FormReason.NoInbox] }));

        // What else is in the draft can still be worked on.
        var draft = await PortalConfigRun.DraftAsync(run.Nora, 1, new { name = "Contoso" });
        var warning = draft["warnings"]!.AsArray().Single()!;
        (warning["field"]!.GetValue<string>(), warning["code"]!.GetValue<string>(), warning["ratio"]).ShouldBe(("formId", "form", null));
        warning["text"]!.GetValue<string>().ShouldContain("automatic ticket creation");
        var (status, refused) = await run.PublishAsync(2);
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["formId"]);

        await run.Host.PublishAsync(new FormChanged(form with { Version = 3, Deleted = true }));
        (await PortalConfigRun.SendAsync(run.Nora, "GET", Draft)).Body["warnings"]![0]!["text"]!.GetValue<string>().ShouldBe("There is no such form.");
        await PortalConfigRun.DraftAsync(run.Nora, 2, new { formId = (Guid?)null });
        (await run.PublishAsync(3)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_choice_means_the_portals_first_form_which_must_be_fit_too()
    {
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        var form = Form("Returns", 1);
        await run.Host.PublishAsync(new FormChanged(Support));
        await run.Host.PublishAsync(new FormChanged(form));
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", Published, new { formId = form.Id })).Status.ShouldBe(HttpStatusCode.OK);
        await run.Host.PublishAsync(new FormChanged(Support with { Version = 2, Eligible = false, Reasons = [FormReason.NoInbox] }));

        (await RefusedAsync(run, Draft, formId: null, 0)).ShouldContain("automatic ticket creation");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whoever_sets_the_portal_sees_the_forms_to_choose_from(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var gone = Form("Gone", 2);
        await run.Host.PublishAsync(new FormChanged(gone with { Version = 3, Deleted = true }));

        // Late, and older than what is known.
        await run.Host.PublishAsync(new FormChanged(gone));
        await run.Host.PublishAsync(new FormChanged(Support));
        await run.Host.PublishAsync(new FormChanged(Form("A survey", 1, FormReason.NoInbox)));
        await run.Host.PublishAsync(new FormChanged(Form("Theirs", 1) with { PortalId = Guid.NewGuid() }));
        using var owner = run.Host.Client(PortalConfigHost.With(Permissions.PortalSettings));
        using var other = run.Host.Client(PortalConfigHost.With(Permissions.Records));

        var list = await owner.SendAsync("GET", "/api/settings/form-choices", null, HttpStatusCode.OK);

        list["items"]!.AsArray().Select(item => (
            item!["name"]!.GetValue<string>(),
            item["eligible"]!.GetValue<bool>(),
            item["reasons"]!.AsArray().Count,
            item["standard"]!.GetValue<bool>())).ShouldBe([("A survey", false, 1, false), ("Support form", true, 0, true)]);
        await other.SendAsync("GET", "/api/settings/form-choices", null, HttpStatusCode.Forbidden);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_property_that_a_form_asks_for_is_not_deleted(DatabaseProvider provider)
    {
        const string path = "/api/settings/properties/ticket/car_colour";
        await using var run = await PortalConfigRun.StartAsync(provider);
        var form = Form("Returns", 1);
        await run.Nora.SendAsync("POST", "/api/settings/properties", new { record = "ticket", label = "Car colour", type = "text", visibility = "edit" }, HttpStatusCode.Created);
        await run.Nora.SendAsync("PATCH", Published, new { columns = new[] { new { property = "car_colour" } } }, HttpStatusCode.OK);
        await run.Host.PublishAsync(new FormChanged(form with { Properties = [.. form.Properties, new PropertyName(RecordType.Ticket, "car_colour")] }));

        var refused = await run.Nora.SendAsync("DELETE", path, null, HttpStatusCode.Conflict);

        refused["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:in-use");
        refused["detail"]!.GetValue<string>().ShouldContain("the portal's settings (columns) and by forms (Returns)");
        refused["forms"]!.ToJsonString().ShouldBe("""["Returns"]""");
        await run.Nora.SendAsync("PATCH", Published, new { columns = (object?)null }, HttpStatusCode.OK);
        (await run.Nora.SendAsync("DELETE", path, null, HttpStatusCode.Conflict))["uses"]!.AsArray().ShouldBeEmpty();
        await run.Host.PublishAsync(new FormChanged(form with { Version = 2 }));
        await run.Nora.SendAsync("DELETE", path, null, HttpStatusCode.NoContent);
    }

    private static FormSnapshot Form(string name, long version, params FormReason[] reasons) => new(
        Guid.NewGuid(), DemoIds.Portal, version, name, reasons.Length == 0, [new PropertyName(RecordType.Ticket, "subject")], Deleted: false, DateTimeOffset.UnixEpoch) { Reasons = reasons };

    private static async Task<string> RefusedAsync(PortalConfigRun run, string path, Guid? formId, long? version)
    {
        var (status, problem) = await PortalConfigRun.SendAsync(run.Nora, "PATCH", path, new { formId }, version);
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["formId"]);
        return problem["errors"]!["formId"]![0]!.GetValue<string>();
    }
}
