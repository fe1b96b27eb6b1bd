using System.Text.Json;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.PortalConfig;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Errors;
using Portal.Testing;

namespace Portal.UnitTests.PortalConfig;

public sealed class SettingsTests
{
    private readonly FakeTime _time = new();
    private readonly CustomerPortal _portal;

    public SettingsTests() => _portal = CustomerPortal.Create(Guid.NewGuid(), "Northwind", "demo", "en", _time.Now);

    [Fact]
    public void A_new_portal_starts_with_the_documented_settings()
    {
        var values = _portal.Values;
        (values.Name, values.Slug, values.On, values.IdleMinutes, values.TicketScope, values.Language).ShouldBe(("Northwind", "demo", true, 20, TicketScope.Own, "en"));
        (values.FormConnected, values.ClosedReply, values.CustomersMayClose, values.ShowStages).ShouldBe((true, ClosedReply.Reopen, true, false));
        values.Columns.Select(column => column.Property).ShouldBe(["subject", "requested_by", "createdate", "hubspot_owner_id", "hs_lastactivitydate", "hs_ticket_status"]);
        (values.OwnerName, values.Theme, values.TicketFilter).ShouldBe((OwnerName.Default, Theme.Default, null));
    }

    [Fact]
    public void Only_the_fields_that_are_there_change()
    {
        var values = Read("""{"idleMinutes": 60, "ticketScope": "company"}""");
        values.SameAs(_portal.Values with { IdleMinutes = 60, TicketScope = TicketScope.Company }).ShouldBeTrue();
    }

    [Fact]
    public void Null_empties_a_text_and_absence_keeps_it()
    {
        _portal.Save(_portal.Values with { TicketsName = "Cases", FormMenuText = "Ask us" }, _time.Now);
        var values = Read("""{"ticketsName": null}""");
        values.TicketsName.ShouldBeNull();
        values.FormMenuText.ShouldBe("Ask us");
        Read("""{"ticketsName": "   "}""").TicketsName.ShouldBeNull();
    }

    [Fact]
    public void After_how_many_days_a_reply_starts_a_new_ticket_can_be_set_kept_and_taken_away()
    {
        Read("{}").NewTicketAfterDays.ShouldBeNull();
        _portal.Save(Read("""{"newTicketAfterDays": 365}"""), _time.Now);
        (Read("""{"on": true}""").NewTicketAfterDays, _portal.Snapshot().NewTicketAfterDays).ShouldBe((365, 365));
        var change = SettingChange.Between(_portal.Values, Read("""{"newTicketAfterDays": null}""")).ShouldHaveSingleItem();
        (change.Field, change.From?.GetValue<int>(), change.To).ShouldBe(("newTicketAfterDays", 365, null));
    }

    [Theory]
    [InlineData("""{"idleMinutes": 0}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": 10081}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": "20"}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": 20.5}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": null}""", "idleMinutes")]
    [InlineData("""{"ticketScope": "everyone"}""", "ticketScope")]
    [InlineData("""{"ticketScope": 1}""", "ticketScope")]
    [InlineData("""{"closedReply": null}""", "closedReply")]
    [InlineData("""{"newTicketAfterDays": 0}""", "newTicketAfterDays")]
    [InlineData("""{"newTicketAfterDays": 366}""", "newTicketAfterDays")]
    [InlineData("""{"newTicketAfterDays": 2.5}""", "newTicketAfterDays")]
    [InlineData("""{"newTicketAfterDays": ""}""", "newTicketAfterDays")]
    [InlineData("""{"on": "yes"}""", "on")]
    [InlineData("""{"name": ""}""", "name")]
    [InlineData("""{"name": null}""", "name")]
    [InlineData("""{"slug": "No Way"}""", "slug")]
    [InlineData("""{"slug": "api"}""", "slug")]
    [InlineData("""{"language": "xx"}""", "language")]
    [InlineData("""{"language": 5}""", "language")]
    [InlineData("""{"ticketsName": 5}""", "ticketsName")]
    [InlineData("""{"defaultInboxId": "x"}""", "defaultInboxId")]
    [InlineData("""{"domains": {}}""", "domains")]
    [InlineData("""{"domains": [null]}""", "domains[0]")]
    [InlineData("""{"domains": [{"host": 5, "language": "en"}]}""", "domains[0].host")]
    [InlineData("""{"domains": [{"host": "10.0.0.1", "language": "en"}]}""", "domains[0].host")]
    [InlineData("""{"domains": [{"host": "a b", "language": "en"}]}""", "domains[0].host")]
    [InlineData("""{"domains": [{"host": "a.test", "language": "en"}, {"host": "A.test", "language": "de"}]}""", "domains[1].host")]
    [InlineData("""{"domains": [{"host": "a.test"}]}""", "domains[0].language")]
    [InlineData("""{"idleMinuts": 20}""", "idleMinuts")]
    [InlineData("""{"ticketScope": "group"}""", "scopeFilter")]
    [InlineData("""{"scopeFilter": {"groups": 5}}""", "scopeFilter.groups")]
    [InlineData("""{"ticketFilter": {"groups": [{"conditions": [{"property": "colour", "operator": "EQ", "values": ["red"]}]}]}}""", "ticketFilter.groups[0].conditions[0].property")]
    [InlineData("""{"ticketFilter": {"groups": [{"conditions": [{"property": "hs_ticket_status", "operator": "GT", "values": ["open"]}]}]}}""", "ticketFilter.groups[0].conditions[0].operator")]
    [InlineData("""{"columns": []}""", "columns")]
    [InlineData("""{"columns": [{}]}""", "columns[0].property")]
    [InlineData("""{"columns": [{"property": "colour"}]}""", "columns[0].property")]
    [InlineData("""{"columns": [{"property": "subject"}, {"property": "subject"}]}""", "columns[1].property")]
    [InlineData("""{"columns": [{"property": "subject", "label": 5}]}""", "columns[0].label")]
    [InlineData("""{"ownerName": {"mode": "alias"}}""", "ownerName.alias")]
    [InlineData("""{"ownerName": {"mode": "nickname"}}""", "ownerName.mode")]
    [InlineData("""{"ownerName": "alias"}""", "ownerName")]
    [InlineData("""{"theme": {"primaryColor": "blue"}}""", "theme.primaryColor")]
    [InlineData("""{"theme": {"headerColor": "#12345g"}}""", "theme.headerColor")]
    [InlineData("""{"theme": {"backgroundColor": "#fff"}}""", "theme.backgroundColor")]
    [InlineData("""{"theme": {"primaryColor": "#2563eb;}body{display:none"}}""", "theme.primaryColor")]
    [InlineData("""{"theme": {"font": "Comic Sans"}}""", "theme.font")]
    [InlineData("""{"theme": {"radius": 17}}""", "theme.radius")]
    [InlineData("""{"theme": {"density": "tight"}}""", "theme.density")]
    [InlineData("""{"theme": {"logoId": "logo.png"}}""", "theme.logoId")]
    [InlineData("""{"systemPages": [{"page": "home", "language": "en"}]}""", "systemPages[0].page")]
    [InlineData("""{"systemPages": [{"page": "sign-in", "language": "xx"}]}""", "systemPages[0].language")]
    [InlineData("""{"systemPages": [{"page": "sign-in", "language": "en", "template": "fancy"}]}""", "systemPages[0].template")]
    [InlineData("""{"systemPages": [{"page": "sign-in", "language": "en"}, {"page": "sign-in", "language": "en"}]}""", "systemPages[1].page")]
    [InlineData("""{"consents": [{"text": "<p> </p>", "checkboxLabel": "I agree"}]}""", "consents[0].text")]
    [InlineData("""{"consents": [{"text": "Terms"}]}""", "consents[0].checkboxLabel")]
    [InlineData("""{"consents": [{"text": "A", "checkboxLabel": "B"}, {"text": "A", "checkboxLabel": "B"}]}""", "consents[1].host")]
    [InlineData("""{"access": {"groups": ["friends"]}}""", "access.groups")]
    [InlineData("""{"closedStages": {"support": "0193a000-0000-7000-8000-000000000001"}}""", "closedStages.support")]
    [InlineData("""{"formId": 7}""", "formId")]
    public void What_does_not_fit_is_refused_with_its_field(string json, string field)
    {
        var errors = Should.Throw<InvalidInputException>(() => Read(json)).Errors;
        errors.Keys.ShouldBe([field]);
        errors[field].Length.ShouldBe(1);
    }

    [Fact]
    public void Name_and_slug_are_refused_with_the_words_of_the_set_up()
    {
        var slug = new string('a', Slug.MaxLength + 1);
        var errors = Should.Throw<InvalidInputException>(() => Read($$"""{"name": " ", "slug": "{{slug}}"}""")).Errors;
        errors["name"].ShouldBe([CustomerPortal.ProblemOfName("")!]);
        errors["slug"].ShouldBe([Slug.ProblemOf(slug)!]);
    }

    [Fact]
    public void The_eleventh_column_is_refused_and_named()
    {
        var names = Portal.Contracts.Properties.StandardProperties.All.Select(property => property.Name).Distinct().Take(11);
        var json = JsonSerializer.Serialize(new { columns = names.Select(property => new { property }) });
        Should.Throw<InvalidInputException>(() => Read(json)).Errors.Keys.ShouldBe(["columns[10]"]);
    }

    [Fact]
    public void Columns_keep_their_order_and_null_brings_the_recommended_ones_back()
    {
        _portal.Save(Read("""{"columns": [{"property": "hs_ticket_priority", "label": "Urgency"}, {"property": "subject"}]}"""), _time.Now);
        _portal.Values.Columns.ShouldBe([new TicketColumn("hs_ticket_priority", "Urgency"), new TicketColumn("subject", null)]);
        Read("""{"columns": null}""").Columns.ShouldBe(TicketColumn.Defaults);
    }

    [Fact]
    public void A_theme_changes_member_by_member()
    {
        _portal.Save(Read("""{"theme": {"primaryColor": "#AA0000", "headerColor": "#000000"}}"""), _time.Now);
        var theme = Read("""{"theme": {"headerColor": null, "radius": 0}}""").Theme;
        (theme.PrimaryColor, theme.HeaderColor, theme.Radius, theme.Font).ShouldBe(("#aa0000", null, 0, "system"));
        Read("""{"theme": null}""").Theme.ShouldBe(Theme.Default);
    }

    [Fact]
    public void An_alias_is_kept_only_where_it_is_used()
    {
        _portal.Save(Read("""{"ownerName": {"mode": "alias", "alias": "Northwind team"}}"""), _time.Now);
        _portal.Values.OwnerName.ShouldBe(new OwnerName(OwnerNameMode.Alias, "Northwind team"));
        Read("""{"ownerName": {"mode": "fullName"}}""").OwnerName.ShouldBe(new OwnerName(OwnerNameMode.FullName, null));
    }

    [Fact]
    public void Consent_texts_keep_links_and_lose_what_could_run()
    {
        var consent = Read("""{"consents": [{"host": "Help.Example.com", "required": true, "text": "<p onclick=\"x()\">See <a href=\"https://example.com/terms\">terms</a><script>alert(1)</script>!</p>", "checkboxLabel": "I agree"}]}""").Consents.Single();
        consent.ShouldBe(new ConsentNotice("help.example.com", true, "<p>See <a href=\"https://example.com/terms\" rel=\"noopener nofollow\" target=\"_blank\">terms</a>!</p>", "I agree"));
    }

    [Fact]
    public void A_closed_stage_is_one_of_its_pipeline()
    {
        var (open, closed, pipeline) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        PipelineSnapshot[] known = [new(pipeline, "Support", true, [new StageRef(open, "New", Closed: false), new StageRef(closed, "Done", Closed: true)], null, null)];
        foreach (var (by, stage, field) in new[] { (pipeline, closed, null), (pipeline, open, $"closedStages.{pipeline}"), (Guid.Empty, closed, $"closedStages.{Guid.Empty}") })
        {
            var problems = new Validation();
            SettingsRules.CheckClosedStages(_portal.Values with { ClosedStages = new Dictionary<Guid, Guid> { [by] = stage } }, _portal.Values, known, problems);
            (Record.Exception(problems.ThrowIfInvalid) as InvalidInputException)?.Errors.Keys.Single().ShouldBe(field);
            (Record.Exception(problems.ThrowIfInvalid) is null).ShouldBe(field is null);
        }
    }

    [Fact]
    public void A_filter_without_conditions_is_none() => Read("""{"ticketFilter": {"groups": []}}""").TicketFilter.ShouldBeNull();

    [Fact]
    public void A_stored_document_reads_as_it_was_written_and_an_older_one_has_defaults_for_what_it_lacks()
    {
        var values = Read("""{"systemPages": [{"page": "sign-in", "language": "de", "template": "split", "title": "Hallo"}], "access": {"groups": ["0193a000-0000-7000-8000-000000000001"]}}""");
        PortalValues.Read(values.Write()).SameAs(values).ShouldBeTrue();
        PortalValues.Read("""{"name": "Old", "slug": "old", "ticketScope": "Company"}""").SameAs(new PortalValues { Name = "Old", Slug = "old", TicketScope = TicketScope.Company }).ShouldBeTrue();
    }

    [Fact]
    public void A_body_that_is_no_object_is_refused() => Should.Throw<InvalidInputException>(() => Read("[]")).Errors.Keys.ShouldBe(["body"]);

    [Fact]
    public void A_portal_named_before_its_slug_became_a_reserved_word_can_still_be_changed()
    {
        var portal = CustomerPortal.Create(Guid.NewGuid(), "Old", "api", "en", _time.Now);
        Should.NotThrow(() => Read("""{"slug": "api", "name": "New"}""", portal));
    }

    [Fact]
    public void Saving_what_is_already_there_makes_no_new_version()
    {
        _portal.Save(_portal.Values, _time.Now).ShouldBeFalse();
        _portal.Version.ShouldBe(1);
    }

    [Fact]
    public void Domains_keep_their_order_and_count_as_a_change()
    {
        _portal.Save(Read("""{"domains": [{"host": "b.test", "language": "de"}, {"host": "a.test", "language": "en"}]}"""), _time.Now).ShouldBeTrue();
        _portal.Save(Read("""{"domains": [{"host": "a.test", "language": "fr"}, {"host": "b.test", "language": "de"}]}"""), _time.Now).ShouldBeTrue();
        _portal.Snapshot().Domains.ShouldBe([new PortalDomain("a.test", "fr"), new PortalDomain("b.test", "de")]);
        _portal.Version.ShouldBe(3);
    }

    [Fact]
    public void A_portal_answers_on_a_host_once_it_is_proven()
    {
        _portal.Save(Read("""{"domains": [{"host": "help.example.com", "language": "en"}, {"host": "demo.localhost", "language": "de"}]}"""), _time.Now);
        _portal.Snapshot().Domains.ShouldBe([new PortalDomain("demo.localhost", "de")]);
        _portal.Snapshot().PendingHosts.ShouldBe(["help.example.com"]);

        _portal.Verify("help.example.com", _time.Now).ShouldBeTrue();
        _portal.Verify("help.example.com", _time.Now).ShouldBeFalse();

        _portal.Snapshot().Domains.Count.ShouldBe(2);
        _portal.Snapshot().PendingHosts.ShouldBeEmpty();
        (_portal.Version, _portal.SettingsVersion).ShouldBe((3, 2));

        // Taken away and set again, it is to be proven again.
        _portal.Save(Read("""{"domains": []}"""), _time.Now);
        _portal.Save(Read("""{"domains": [{"host": "help.example.com", "language": "en"}]}"""), _time.Now);
        _portal.Snapshot().PendingHosts.ShouldBe(["help.example.com"]);
    }

    [Fact]
    public void A_portal_keeps_every_slug_it_has_had()
    {
        foreach (var slug in new[] { "two", "three", "two" })
        {
            _portal.Save(_portal.Values with { Slug = slug }, _time.Now);
        }

        _portal.Slug.ShouldBe("two");
        _portal.Snapshot().OldSlugs.ShouldBe(["demo", "three"]);
    }

    [Fact]
    public void Only_the_last_token_opens_the_set_up_and_only_until_it_is_done()
    {
        var state = SetupState.Waiting();
        state.Accepts(null).ShouldBeFalse();
        state.Accepts("").ShouldBeFalse();
        var first = state.Renew();
        var second = state.Renew();
        state.Accepts(first).ShouldBeFalse();
        state.Accepts(second).ShouldBeTrue();
        state.TokenHash.ShouldNotBe(second);
        state.Burn();
        state.Accepts(second).ShouldBeFalse();
    }

    private PortalValues Read(string json, CustomerPortal? portal = null)
    {
        var patch = new JsonPatch(JsonDocument.Parse(json).RootElement);
        var old = (portal ?? _portal).Values;
        var values = ReadSettings.Read(patch, old);
        SettingsRules.Check(values, old, (record, name) => Portal.Contracts.Properties.StandardProperties.All.FirstOrDefault(known => known.Record == record && known.Name == name), patch.Problems);
        patch.Problems.ThrowIfInvalid();
        return values;
    }
}
