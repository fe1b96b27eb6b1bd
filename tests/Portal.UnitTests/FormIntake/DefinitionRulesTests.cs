using Portal.Contracts.Forms;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.FormIntake;
using Portal.FormIntake.Definitions;
using Portal.ServiceDefaults.Errors;
using static Portal.UnitTests.FormIntake.FormSamples;

namespace Portal.UnitTests.FormIntake;

public sealed class DefinitionRulesTests
{
    [Fact]
    public void A_definition_is_cleaned()
    {
        var definition = Definition(Ticket("subject") with { Label = " What \n is it? ", Help = " " }) with
        {
            Name = " Returns ",
            Header = " Two\r\nlines ",
            ThankYou = new ThankYou(ThankYouKind.Message, " Thanks! ", "https://ignored.test"),
        };

        var (read, errors) = Read(definition);

        errors.ShouldBeEmpty();
        (read.Name, read.Header, read.Button).ShouldBe(("Returns", "Two\nlines", null));
        read.ThankYou.ShouldBe(new ThankYou(ThankYouKind.Message, "Thanks!", null));
        (read.Fields![0].Label, read.Fields[0].Help).ShouldBe(("What   is it?", null));
    }

    [Theory]
    [InlineData("https://example.com/thanks?a=1", true)]
    [InlineData("http://example.com", true)]
    [InlineData("/tickets", true)]
    [InlineData("//evil.test", false)]
    [InlineData("/\\evil.test", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("https://", false)]
    [InlineData("thanks", false)]
    [InlineData("/a b", false)]
    [InlineData("", false)]
    public void A_redirect_leads_to_a_web_page_or_into_the_portal(string url, bool allowed)
    {
        var definition = Definition(Ticket("subject")) with { ThankYou = new ThankYou(ThankYouKind.Redirect, null, url) };
        Read(definition).Errors.ShouldBe(allowed ? [] : ["thankYou.url"]);
    }

    [Theory]
    [InlineData(RecordType.Ticket, "no_such_property")]
    [InlineData(RecordType.Ticket, "hs_pipeline_stage")]
    [InlineData(RecordType.Ticket, "hubspot_owner_id")]
    [InlineData(RecordType.Contact, "company")]
    [InlineData(RecordType.Contact, "createdate")]
    [InlineData(RecordType.Contact, "subject")]
    [InlineData(RecordType.Company, "name")]
    [InlineData(RecordType.Ticket, null)]
    public void What_customers_must_not_set_cannot_be_asked_for(RecordType record, string? property) =>
        Read(Definition(new FormField(record, property!))).Errors.ShouldBe(["fields[0].property"]);

    [Fact]
    public void A_field_stands_once()
    {
        Read(Definition(Ticket("subject"), Ticket("subject"))).Errors.ShouldBe(["fields[1].property"]);
        Read(Definition([.. Enumerable.Repeat(Ticket("subject"), 51)])).Errors.ShouldContain("fields");
    }

    [Fact]
    public void Options_and_file_limits_only_narrow()
    {
        Read(Definition(Ticket("region") with { Options = ["north", "south"] })).Errors.ShouldBeEmpty();
        Read(Definition(Ticket("region") with { Options = ["north", "west"] })).Errors.ShouldBe(["fields[0].options"]);
        Read(Definition(Ticket("receipt") with { Files = new FileLimits(1, 1000, ["pdf"]) })).Errors.ShouldBeEmpty();
        Read(Definition(Ticket("attachments") with { Files = new FileLimits(11, 0, ["exe"]) })).Errors
            .ShouldBe(["fields[0].files.maxFiles", "fields[0].files.maxBytes", "fields[0].files.types"], ignoreOrder: true);
        Read(Definition(Ticket("region") with { Files = FileLimits.Default })).Errors.ShouldBe(["fields[0].files"]);
    }

    [Fact]
    public void A_condition_looks_back_at_another_field_of_the_form()
    {
        Read(Definition(Ticket("region"), Ticket("amount").When("region", "north"))).Errors.ShouldBeEmpty();
        Read(Definition(Ticket("amount").When("region", "north"), Ticket("region"))).Errors.ShouldBe(["fields[0].showWhen.property"]);
        Read(Definition(Ticket("amount").When("amount", "1"))).Errors.ShouldBe(["fields[0].showWhen.property"]);
        Read(Definition(Ticket("region"), Ticket("amount").When("region", "west"))).Errors.ShouldBe(["fields[1].showWhen.values"]);
        Read(Definition(Ticket("region"), Ticket("amount") with { ShowWhen = new Condition("region", FilterOperator.NotEqual, ["north"]) })).Errors
            .ShouldBe(["fields[1].showWhen.operator"]);
        Read(Definition(Ticket("region"), Ticket("amount") with { ShowWhen = new Condition("region", FilterOperator.HasProperty, []) })).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_pipeline_has_to_exist_once_pipelines_are_known()
    {
        var known = Guid.NewGuid();
        Read(Definition(Ticket("subject")) with { PipelineId = known }, [known]).Errors.ShouldBeEmpty();
        Read(Definition(Ticket("subject")) with { PipelineId = Guid.NewGuid() }, [known]).Errors.ShouldBe(["pipelineId"]);
        Read(Definition(Ticket("subject")) with { PipelineId = Guid.NewGuid() }).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Only_a_form_that_makes_tickets_of_something_is_eligible()
    {
        FormOf(Ticket("region")).Reasons(Properties).ShouldBeEmpty();
        FormOf(Contact("firstname"), Ticket("attachments")).Reasons(Properties).ShouldBe([FormReason.NoTicketProperty]);
        var form = FormOf();
        form.Define(Definition() with { AutomaticTickets = false }, "Amy", DateTimeOffset.UnixEpoch);
        form.Reasons(Properties).ShouldBe([FormReason.NoTicketProperty, FormReason.NoInbox]);
        Form.Create(Guid.NewGuid(), "x", support: true, DateTimeOffset.UnixEpoch).Reasons(Properties).ShouldBeEmpty();
    }

    private static (FormDefinition Read, IReadOnlyList<string> Errors) Read(FormDefinition definition, IReadOnlyList<Guid>? pipelines = null)
    {
        var validation = new Validation();
        var read = DefinitionRules.Read(definition, Properties, pipelines, FileLimits.Default, validation);
        try
        {
            validation.ThrowIfInvalid();
            return (read, []);
        }
        catch (InvalidInputException refused)
        {
            return (read, [.. refused.Errors.Keys]);
        }
    }
}
