using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using static Portal.Contracts.Filters.FilterOperator;

namespace Portal.UnitTests.Filters;

public sealed class FilterEngineTests
{
    private static readonly PropertyDefinition[] Definitions =
    [
        Define("subject", PropertyType.Text),
        Define("notes", PropertyType.Multiline),
        Define("mail", PropertyType.Email),
        Define("seats", PropertyType.Number),
        Define("due", PropertyType.Date),
        Define("seen", PropertyType.DateTime),
        Define("priority", PropertyType.Select, "LOW", "HIGH"),
        Define("regions", PropertyType.MultiSelect, "eu", "us", "asia"),
        Define("paid", PropertyType.Checkbox),
        Define("scan", PropertyType.File),
    ];

    [Theory]
    [InlineData("Müller", "MÜLLER", true)]
    [InlineData("Müller", "Muller", false)]
    [InlineData("Müller GmbH", "Müller", false)]
    public void Texts_are_equal_whatever_their_case(string value, string wanted, bool holds) => Holds("subject", Equal, value, wanted).ShouldBe(holds);

    [Theory]
    [InlineData("Invoice-2024 für Müller", "muller", true)]
    [InlineData("Invoice-2024 für Müller", "INVOICE", true)]
    [InlineData("Invoice-2024 für Müller", "inv", false)]
    [InlineData("Invoice-2024 für Müller", "inv*", true)]
    [InlineData("Invoice-2024 für Müller", "2024 fur", true)]
    [InlineData("Invoice-2024 für Müller", "invoice fur", false)]
    [InlineData("Invoice-2024 für Müller", "voice", false)]
    [InlineData("100% done", "%", false)]
    public void A_token_is_a_whole_word_without_case_and_accents_or_its_beginning_with_a_star(string value, string token, bool holds)
    {
        Holds("subject", ContainsToken, value, token).ShouldBe(holds);
        Holds("notes", ContainsToken, value, token).ShouldBe(holds);
    }

    [Fact]
    public void Numbers_compare_as_numbers_whatever_their_spelling()
    {
        Holds("seats", Less, "9", "10").ShouldBeTrue();
        Holds("seats", Equal, "1.50", "1.5").ShouldBeTrue();
        Holds("seats", Greater, "10", "10").ShouldBeFalse();
        Holds("seats", GreaterOrEqual, "10", "10").ShouldBeTrue();
        Holds("seats", Between, "-3", "-3", "0").ShouldBeTrue();
        Holds("seats", In, "7", "5", "7").ShouldBeTrue();
    }

    [Fact]
    public void A_date_alone_is_the_whole_day_among_times()
    {
        Holds("seen", Equal, "2026-11-22T23:59:59Z", "2026-11-22").ShouldBeTrue();
        Holds("seen", LessOrEqual, "2026-11-22T23:59:59Z", "2026-11-22").ShouldBeTrue();
        Holds("seen", Less, "2026-11-22T00:00:00Z", "2026-11-22").ShouldBeFalse();
        Holds("seen", Greater, "2026-11-22T12:00:00Z", "2026-11-22").ShouldBeFalse();
        Holds("seen", Greater, "2026-11-22T12:00:00Z", "2026-11-22T11:59:59Z").ShouldBeTrue();
        Holds("due", Between, "2026-11-22", "2026-11-22", "2026-11-30").ShouldBeTrue();
    }

    [Fact]
    public void Several_options_match_by_any_of_them()
    {
        Holds("regions", Equal, "eu;us", "us").ShouldBeTrue();
        Holds("regions", In, "eu;us", "asia", "eu").ShouldBeTrue();
        Holds("regions", NotIn, "eu;us", "asia", "eu").ShouldBeFalse();
        Holds("regions", NotEqual, "eu;us", "asia").ShouldBeTrue();
    }

    [Theory]
    [InlineData(NotEqual, "priority", "LOW")]
    [InlineData(NotIn, "priority", "LOW")]
    [InlineData(NotContainsToken, "subject", "internal")]
    [InlineData(NotHasProperty, "scan", null)]
    public void Negative_operators_hold_without_a_value(FilterOperator op, string property, string? value) =>
        Holds(property, op, "", value is null ? [] : [value]).ShouldBeTrue();

    [Theory]
    [InlineData(Equal, "paid", "false")]
    [InlineData(Less, "seats", "1")]
    [InlineData(Between, "seats", "1", "2")]
    [InlineData(ContainsToken, "subject", "internal")]
    [InlineData(HasProperty, "scan")]
    public void Positive_operators_do_not_hold_without_a_value(FilterOperator op, string property, params string[] values) =>
        Holds(property, op, "", values).ShouldBeFalse();

    [Fact]
    public void What_does_not_exist_or_fit_never_holds_not_even_negatively()
    {
        Holds("gone", NotEqual, "", "x").ShouldBeFalse();
        Holds("seats", NotContainsToken, "", "x").ShouldBeFalse();
        Holds("subject", Less, "a", "b").ShouldBeFalse();
    }

    [Fact]
    public void Conditions_of_a_group_all_hold_and_one_group_is_enough()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["seats"] = "5", ["paid"] = "true" };
        var few = new Condition("seats", Less, ["10"]);
        var paid = new Condition("paid", Equal, ["true"]);
        var unpaid = new Condition("paid", Equal, ["false"]);

        Matches([[few, paid]], values).ShouldBeTrue();
        Matches([[few, unpaid]], values).ShouldBeFalse();
        Matches([[few, unpaid], [paid]], values).ShouldBeTrue();
        Matches([], values).ShouldBeTrue();
    }

    [Fact]
    public void Long_texts_are_compared_to_their_end()
    {
        var text = new string('ä', 900);

        Holds("subject", Equal, text + "x", text.ToUpperInvariant() + "X").ShouldBeTrue();
        Holds("subject", Equal, text + "x", text + "y").ShouldBeFalse();
        IndexedValue.Of(Definitions[0], text).ShouldHaveSingleItem().Key.Length.ShouldBeLessThanOrEqualTo(FilterText.MaxKey);
    }

    [Fact]
    public void Broken_characters_do_no_harm() => Holds("subject", ContainsToken, "a\ud800b\0", "b").ShouldBeTrue();

    private static bool Holds(string property, FilterOperator op, string value, params string[] values) =>
        FilterEngine.Matches(new Filter([new FilterGroup([new Condition(property, op, values)])]), Find, _ => value);

    private static bool Matches(Condition[][] groups, Dictionary<string, string> values) =>
        FilterEngine.Matches(new Filter([.. groups.Select(group => new FilterGroup(group))]), Find, name => values.GetValueOrDefault(name, ""));

    private static PropertyDefinition? Find(string name) => Array.Find(Definitions, definition => definition.Name == name);

    private static PropertyDefinition Define(string name, PropertyType type, params string[] options) =>
        new(RecordType.Ticket, name, name, type, "Test", null, [.. options.Select(option => new PropertyOption(option, option))], PortalVisibility.Read, Standard: false);
}
