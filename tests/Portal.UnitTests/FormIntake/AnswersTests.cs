using System.Text.Json;
using Portal.FormIntake;
using Portal.FormIntake.Data.Migrations;
using Portal.FormIntake.Forms;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Errors;
using static Portal.UnitTests.FormIntake.FormSamples;

namespace Portal.UnitTests.FormIntake;

public sealed class AnswersTests
{
    private static readonly Form SupportForm = Form.Support(Properties.PortalId, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Good_answers_are_cleaned()
    {
        var (values, errors) = Read("""{"subject":" Kettle\nleaks ","content":"One\r\nTwo\u0000 ","hs_ticket_category":"BILLING_ISSUE","attachments":[]}""");
        errors.ShouldBeEmpty();
        values.ShouldBe(
            new Dictionary<string, string> { ["subject"] = "Kettle leaks", ["content"] = "One\nTwo", ["hs_ticket_category"] = "BILLING_ISSUE" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"content":"c"}""", "fields.subject")]
    [InlineData("""{"subject":"s","content":" \n "}""", "fields.content")]
    [InlineData("""{"subject":"s","content":null}""", "fields.content")]
    [InlineData("""{"subject":"s","content":"c","email":"eve@evil.test"}""", "fields.email")]
    [InlineData("""{"subject":"s","content":"c","Subject":"s"}""", "fields.Subject")]
    [InlineData("""{"subject":5,"content":"c"}""", "fields.subject")]
    [InlineData("""{"subject":["s"],"content":"c"}""", "fields.subject")]
    [InlineData("""{"subject":"s","content":{"a":1}}""", "fields.content")]
    [InlineData("""{"subject":"\ud800","content":"c"}""", "fields.subject")]
    [InlineData("""{"subject":"s","content":"c","hs_ticket_category":"OTHER"}""", "fields.hs_ticket_category")]
    [InlineData("""{"subject":"s","content":"c","attachments":["0193a000-0000-7000-8000-000000000001"]}""", "fields.attachments")]
    public void A_wrong_answer_is_named(string json, string field) => Read(json).Errors.ShouldBe([field]);

    [Fact]
    public void Long_answers_are_refused_by_the_forms_own_limits()
    {
        Read(JsonSerializer.Serialize(new { subject = new string('s', 201), content = new string('c', 20_001) })).Errors
            .ShouldBe(["fields.subject", "fields.content"], ignoreOrder: true);
        Read(JsonSerializer.Serialize(new { subject = new string('s', 200), content = new string('c', 20_000) })).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_posted_lacks_all_that_is_required() => Read("null").Errors.ShouldBe(["fields.subject", "fields.content"], ignoreOrder: true);

    [Fact]
    public void Answers_are_written_as_their_property_is()
    {
        var form = FormOf(Ticket("amount"), Ticket("topics"), Ticket("urgent"), Ticket("bought_on"), Contact("email"));
        var (values, errors) = Read("""{"amount":12.50,"topics":["van","bill"],"urgent":true,"bought_on":"2026-11-22","email":"Eve@Evil.test"}""", form);
        errors.ShouldBeEmpty();
        values.ShouldBe(
            new Dictionary<string, string> { ["amount"] = "12.5", ["topics"] = "bill;van", ["urgent"] = "true", ["bought_on"] = "2026-11-22", ["email"] = "eve@evil.test" },
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"amount":"a dozen"}""", "fields.amount")]
    [InlineData("""{"amount":true}""", "fields.amount")]
    [InlineData("""{"topics":["van","cat"]}""", "fields.topics")]
    [InlineData("""{"topics":[1]}""", "fields.topics")]
    [InlineData("""{"urgent":"yes"}""", "fields.urgent")]
    [InlineData("""{"bought_on":"22.11.2026"}""", "fields.bought_on")]
    [InlineData("""{"receipt":["no-id"]}""", "fields.receipt")]
    public void An_answer_its_property_cannot_have_is_refused(string json, string field) =>
        Read(json, FormOf(Ticket("amount"), Ticket("topics"), Ticket("urgent"), Ticket("bought_on"), Ticket("receipt"))).Errors.ShouldBe([field]);

    [Fact]
    public void Only_the_options_the_form_offers_can_be_chosen()
    {
        var form = FormOf(Ticket("region") with { Options = ["south", "north"] });
        Read("""{"region":"north"}""", form).Errors.ShouldBeEmpty();
        Read("""{"region":"east"}""", form).Errors.ShouldBe(["fields.region"]);
        Question.Of(form, Properties).Single().Options.Select(option => option.Value).ShouldBe(["north", "south"]);
    }

    [Fact]
    public void A_box_that_must_be_ticked_is_not_answered_by_no()
    {
        var form = FormOf(Ticket("urgent", required: true));
        Read("""{"urgent":false}""", form).Errors.ShouldBe(["fields.urgent"]);
        Read("""{"urgent":true}""", form).Errors.ShouldBeEmpty();
        Read("""{"urgent":false}""", FormOf(Ticket("urgent"))).Values["urgent"].ShouldBe("false");
    }

    [Theory]
    [InlineData("""{"region":"north","amount":"5"}""", "")]
    [InlineData("""{"region":"north"}""", "fields.amount")]
    [InlineData("""{"region":"south"}""", "")]
    [InlineData("""{"region":"south","amount":""}""", "")]
    [InlineData("""{"region":"south","amount":"5"}""", "fields.amount")]
    [InlineData("""{"amount":"5"}""", "fields.amount")]
    [InlineData("""{"region":"south","urgent":true}""", "fields.urgent")]
    [InlineData("""{"region":"south","urgent":false}""", "")]
    [InlineData("""{"region":"north","amount":"5","urgent":true}""", "")]
    public void A_question_that_is_not_asked_needs_no_answer_and_takes_none(string json, string field)
    {
        var form = FormOf(Ticket("region"), Ticket("amount", required: true).When("region", "north", "east"), Ticket("urgent").When("amount", "5", "6"));
        Read(json, form).Errors.ShouldBe(field.Length == 0 ? [] : [field]);
    }

    [Fact]
    public void A_property_that_is_gone_is_not_asked_for()
    {
        var form = FormOf(Ticket("subject"), Ticket("gone_meanwhile", required: true));
        Read("""{"subject":"s"}""", form).Errors.ShouldBeEmpty();
        Read("""{"subject":"s","gone_meanwhile":"x"}""", form).Errors.ShouldBe(["fields.gone_meanwhile"]);
    }

    [Fact]
    public void The_forms_id_follows_from_the_portals()
    {
        Form.SupportId(SupportForm.PortalId).ShouldBe(SupportForm.Id);
        Form.SupportId(Guid.NewGuid()).ShouldNotBe(SupportForm.Id);
    }

    [Fact]
    public void Forms_from_before_have_become_the_template() =>
        JsonSerializer.Deserialize<List<FormField>>(FormDefinitions.SupportFields, ServiceDefaultsSetup.Json).ShouldBe(FormField.Support);

    private static (IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Errors) Read(string json, Form? form = null)
    {
        var validation = new Validation();
        var answers = Answers.Read(Question.Of(form ?? SupportForm, Properties), JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json), validation);
        try
        {
            validation.ThrowIfInvalid();
            return (answers.Values, []);
        }
        catch (InvalidInputException refused)
        {
            return (answers.Values, [.. refused.Errors.Keys]);
        }
    }
}
