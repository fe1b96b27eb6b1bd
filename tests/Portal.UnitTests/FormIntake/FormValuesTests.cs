using System.Text.Json;
using Portal.FormIntake;
using Portal.FormIntake.Forms;
using Portal.ServiceDefaults.Errors;

namespace Portal.UnitTests.FormIntake;

public sealed class FormValuesTests
{
    private static readonly Form Form = Form.Support(Guid.NewGuid(), DateTimeOffset.UnixEpoch);

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
    public void The_forms_id_follows_from_the_portals()
    {
        Form.SupportId(Form.PortalId).ShouldBe(Form.Id);
        Form.SupportId(Guid.NewGuid()).ShouldNotBe(Form.Id);
    }

    private static (Dictionary<string, string> Values, IReadOnlyList<string> Errors) Read(string json)
    {
        var validation = new Validation();
        var values = FormValues.Read(Form, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json), validation);
        try
        {
            validation.ThrowIfInvalid();
            return (values, []);
        }
        catch (InvalidInputException refused)
        {
            return (values, [.. refused.Errors.Keys]);
        }
    }
}
