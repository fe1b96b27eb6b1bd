using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.PortalConfig;
using Portal.PortalConfig.Settings;

namespace Portal.UnitTests.PortalConfig;

public sealed class DraftTests
{
    private static readonly PortalValues Start = new()
    {
        Name = "Northwind",
        Slug = "demo",
        Domains = [new PortalDomain("a.test", "en"), new PortalDomain("b.test", "de")],
        SystemPages = [new SystemPage("sign-in", "en", "card", "Hello", null)],
        Consents = [new ConsentNotice(null, true, "<p>Terms</p>", "I agree")],
        ClosedStages = new Dictionary<Guid, Guid> { [Id(1)] = Id(2) },
    };

    [Fact]
    public void Every_document_is_made_of_its_single_values() => SettingsLeaves.Join(SettingsLeaves.Of(Everything()).Values).SameAs(Everything()).ShouldBeTrue();

    [Fact]
    public void A_difference_names_the_single_value()
    {
        var changes = SettingChange.Between(Start, Everything());

        changes.Select(change => change.Field).ShouldBe(
            [
                "name", "scopeFilter", $"closedStages.{Id(1)}", $"closedStages.{Id(3)}", "domains[a.test].language", "domains[c.test].language", "columns", "ownerName",
                "theme.primaryColor", "systemPages[sign-in.en].title", "systemPages[sign-in.de].template", "consents[*].required", "access.groups", "domains[b.test].language",
            ],
            ignoreOrder: true);
        var language = changes.Single(change => change.Field == "domains[a.test].language");
        (language.From!.GetValue<string>(), language.To!.GetValue<string>(), language.Label).ShouldBe(("en", "fr", "Domain a.test.language"));
        changes.Single(change => change.Field == "domains[b.test].language").To.ShouldBeNull();
        changes.ShouldAllBe(change => change.Label.Length > 0);
    }

    [Fact]
    public void Nothing_differs_from_itself() => SettingChange.Between(Everything(), PortalValues.Read(Everything().Write())).ShouldBeEmpty();

    [Fact]
    public void Changes_of_different_fields_come_together()
    {
        var own = Start with { Theme = Start.Theme with { PrimaryColor = "#aa0000" }, Domains = [new PortalDomain("a.test", "fr"), new PortalDomain("b.test", "de")] };
        var published = Start with { Theme = Start.Theme with { Radius = 0 }, Domains = [new PortalDomain("a.test", "en"), new PortalDomain("c.test", "nl")] };

        var merge = Merge.Of(Start, own, published);

        merge.Conflicts.ShouldBeEmpty();
        merge.Changes.Select(change => change.Field).ShouldBe(["domains[a.test].language", "theme.primaryColor"]);
        (merge.Values.Theme.PrimaryColor, merge.Values.Theme.Radius).ShouldBe(("#aa0000", 0));
        merge.Values.Domains.ShouldBe([new PortalDomain("a.test", "fr"), new PortalDomain("c.test", "nl")]);
    }

    [Fact]
    public void Changes_of_the_same_field_collide_unless_they_are_the_same()
    {
        var merge = Merge.Of(Start, Start with { Name = "Mine", IdleMinutes = 60 }, Start with { Name = "Theirs", IdleMinutes = 60 });

        merge.Conflicts.ShouldBe(["name"]);
        merge.Values.Name.ShouldBe("Mine");
        merge.Changes.Select(change => (change.Field, change.From!.GetValue<string>(), change.To!.GetValue<string>())).ShouldBe([("name", "Theirs", "Mine")]);
    }

    [Fact]
    public void What_one_changes_and_the_other_takes_away_collides()
    {
        var changed = Start with { Domains = [new PortalDomain("a.test", "fr"), new PortalDomain("b.test", "de")] };
        Merge.Of(Start, changed, Start with { Domains = [new PortalDomain("b.test", "de")] }).Conflicts.ShouldBe(["domains[a.test].language"]);
        Merge.Of(Start, Start with { SystemPages = [] }, Start with { Language = "de" }).Values.SystemPages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#2563eb", "#ffffff", 5.17)]
    public void Contrast_is_what_the_guidelines_say(string one, string other, double ratio) => SettingWarning.Contrast(one, other).ShouldBe(ratio, 0.01);

    [Fact]
    public void Colours_that_are_hard_to_read_are_warned_of()
    {
        SettingWarning.Of(Theme.Default).ShouldBeEmpty();
        var warnings = SettingWarning.Of(Theme.Default with { PrimaryColor = "#ffd400", BackgroundColor = "#ffffff", HeaderColor = "#eeeeee" });
        warnings.Select(warning => (warning.Field, warning.Code)).ShouldBe([("theme.primaryColor", "contrast"), ("theme.backgroundColor", "contrast")]);
        warnings[0].Ratio!.Value.ShouldBeInRange(1.3, 1.5);
    }

    private static PortalValues Everything() => Start with
    {
        Name = "Contoso",
        ScopeFilter = new Filter([new FilterGroup([new Condition("company", FilterOperator.HasProperty, [])])]),
        ClosedStages = new Dictionary<Guid, Guid> { [Id(1)] = Id(4), [Id(3)] = Id(2) },
        Domains = [new PortalDomain("a.test", "fr"), new PortalDomain("c.test", "nl")],
        Columns = [new TicketColumn("subject", "Title")],
        OwnerName = new OwnerName(OwnerNameMode.Alias, "Team"),
        Theme = Theme.Default with { PrimaryColor = "#aa0000" },
        SystemPages = [new SystemPage("sign-in", "en", "card", "Welcome", null), new SystemPage("sign-in", "de", "plain", null, null)],
        Consents = [new ConsentNotice(null, false, "<p>Terms</p>", "I agree")],
        Access = AccessSettings.Default with { Groups = [Id(5)] },
    };

    private static Guid Id(int number) => new($"0193a000-0000-7000-8000-{number:D12}");
}
