using System.Text.Json;
using Portal.Contracts.Portals;
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
    public void A_new_portal_starts_with_the_documented_settings() => _portal.Values
        .SameAs(new PortalValues("Northwind", "demo", true, 20, TicketScope.Own, null, true, null, null, "en", ClosedReply.Reopen, true, []))
        .ShouldBeTrue();

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

    [Theory]
    [InlineData("""{"idleMinutes": 0}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": 10081}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": "20"}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": 20.5}""", "idleMinutes")]
    [InlineData("""{"idleMinutes": null}""", "idleMinutes")]
    [InlineData("""{"ticketScope": "everyone"}""", "ticketScope")]
    [InlineData("""{"ticketScope": 1}""", "ticketScope")]
    [InlineData("""{"closedReply": null}""", "closedReply")]
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
    [InlineData("""{"domains": [null]}""", "domains")]
    [InlineData("""{"domains": [{"host": 5, "language": "en"}]}""", "domains")]
    [InlineData("""{"domains": [{"host": "a b", "language": "en"}]}""", "domains[0].host")]
    [InlineData("""{"domains": [{"host": "a.test", "language": "en"}, {"host": "A.test", "language": "de"}]}""", "domains[1].host")]
    [InlineData("""{"domains": [{"host": "a.test"}]}""", "domains[0].language")]
    [InlineData("""{"idleMinuts": 20}""", "idleMinuts")]
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
        var values = ChangeSettings.Read(patch, (portal ?? _portal).Values);
        patch.Problems.ThrowIfInvalid();
        return values;
    }
}
