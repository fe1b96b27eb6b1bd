using System.Net;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Testing;

namespace Portal.IntegrationTests.Gateway;

public sealed class PortalTests
{
    [Fact]
    public async Task Anyone_may_know_how_a_portal_looks()
    {
        var logo = Guid.NewGuid();
        await using var host = await GatewayHost.StartAsync(host => host.Portals[0] = GatewayHost.Demo() with
        {
            Theme = Theme.Default with { LogoId = logo, PrimaryColor = "#aa0000" },
            FormHeader = "Tell us",
            ShowStages = true,
            Columns = [new TicketColumn("subject", null), new TicketColumn("hs_ticket_priority", "Urgency")],
            SystemPages = [new SystemPage("sign-in", "de", "split", "Willkommen", null)],
            Consents = [new ConsentNotice(null, false, "<p>All</p>", "OK"), new ConsentNotice("hilfe.acme.test", true, "<p>Acme</p>", "Ja")],
            Access = AccessSettings.Default with { SelfRegistration = true },
        });
        using var client = host.Client();

        var portal = (await client.GetAsync("api/portal")).Body!;

        portal["theme"]!["logoId"]!.GetValue<Guid>().ShouldBe(logo);
        portal["theme"]!["density"]!.GetValue<string>().ShouldBe("comfortable");
        portal["columns"]!.ToJsonString().ShouldBe("""[{"property":"subject","label":null,"type":"text"},{"property":"hs_ticket_priority","label":"Urgency","type":"select"}]""");
        (portal["formHeader"]!.GetValue<string>(), portal["showStages"]!.GetValue<bool>(), portal["access"]!["selfRegistration"]!.GetValue<bool>()).ShouldBe(("Tell us", true, true));
        portal["systemPages"]![0]!["title"]!.GetValue<string>().ShouldBe("Willkommen");
        portal["consent"]!["text"]!.GetValue<string>().ShouldBe("<p>All</p>");
        (await client.GetAsync("api/portal", ("Host", "hilfe.acme.test"))).Body!["consent"]!["checkboxLabel"]!.GetValue<string>().ShouldBe("Ja");
    }

    [Fact]
    public async Task Columns_of_own_properties_have_the_labels_these_have_now()
    {
        await using var host = await GatewayHost.StartAsync(host => host.Portals[0] = GatewayHost.Demo() with { Columns = [new TicketColumn("order_no", null), new TicketColumn("subject", null)] });
        using var client = host.Client();
        foreach (var (version, label) in new[] { (1, "Order"), (2, "Order number") })
        {
            await host.PublishAsync(new PropertiesChanged(new PropertySet(
                DemoIds.Portal, version, [new PropertyDefinition(RecordType.Ticket, "order_no", label, PropertyType.Number, "Own", null, [], PortalVisibility.Read, Standard: false)], DateTimeOffset.UnixEpoch)));

            (await client.GetAsync("api/portal")).Body!["columns"]!.ToJsonString()
                .ShouldBe($$"""[{"property":"order_no","label":"{{label}}","type":"number"},{"property":"subject","label":null,"type":"text"}]""");
        }
    }

    [Fact]
    public async Task An_old_slug_leads_to_the_new_one()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client("/p/demo").SignInAsync("ada@acme.test");
        await host.SaveAsync(portal => portal with { Slug = "fresh", OldSlugs = ["demo"] });

        foreach (var (path, target) in new[] { ("tickets/7?x=1", "/p/fresh/tickets/7?x=1"), ("", "/p/fresh/"), ("api/portal", "/p/fresh/api/portal") })
        {
            var answer = await client.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.PermanentRedirect);
            answer.Header("Location").ShouldBe(target);
            answer.Header("Cache-Control").ShouldBe("no-store");
        }

        // A page that was open goes on saving.
        (await client.SendAsync("POST", "api/tickets/7/messages", new { text = "Hello" })).Status.ShouldBe(HttpStatusCode.OK);
        await host.SaveAsync(portal => portal with { Slug = "demo", OldSlugs = ["fresh"] });
        (await client.GetAsync("api/portal")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_host_that_is_not_proven_shows_its_proof_and_nothing_else()
    {
        const string name = "help.acme.example";
        await using var host = await GatewayHost.StartAsync(host => host.Portals[0] = GatewayHost.Demo() with { PendingHosts = [name] });
        using var client = host.Client();

        var proof = await client.GetAsync(".well-known/portal-verification", ("Host", name));

        proof.Body!.GetValue<string>().ShouldBe(DomainProof.TokenOf(DemoIds.Portal, name) + "\n");
        (await client.GetAsync("api/portal", ("Host", name))).Code.ShouldBe("unknown-portal");
        (await client.GetAsync("", ("Host", name))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(".well-known/portal-verification", ("Host", "other.example"))).Status.ShouldBe(HttpStatusCode.NotFound);

        await host.SaveAsync(portal => portal with { PendingHosts = [], Domains = [new PortalDomain(name, "nl")] });
        (await client.GetAsync("api/portal", ("Host", name))).Body!["language"]!.GetValue<string>().ShouldBe("nl");
    }

    [Fact]
    public async Task Pictures_of_the_theme_are_for_anyone_even_while_the_portal_is_off()
    {
        await using var host = await GatewayHost.StartAsync(host => host.Portals[0] = GatewayHost.Demo() with { On = false });
        using var client = host.Client();
        (await client.GetAsync($"api/assets/{Guid.NewGuid()}")).Body!["service"]!.GetValue<string>().ShouldBe("portalconfig");
        (await client.GetAsync("api/tickets")).Code.ShouldBe("portal-off");
        (await client.SendAsync("POST", $"api/assets/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
