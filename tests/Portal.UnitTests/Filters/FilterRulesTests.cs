using System.Text.Json;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using static Portal.Contracts.Filters.FilterOperator;

namespace Portal.UnitTests.Filters;

public sealed class FilterRulesTests
{
    private static readonly Condition Good = new(StandardProperties.Priority, In, ["HIGH", "URGENT"]);

    [Fact]
    public void A_good_filter_has_no_problems() =>
        Problems([[Good, new(StandardProperties.Subject, NotContainsToken, ["intern*"])], [new(StandardProperties.CloseDate, NotHasProperty, [])], [new(StandardProperties.Stage, Equal, [Guid.NewGuid().ToString()])]])
            .ShouldBe([]);

    [Fact]
    public void The_seventh_group_is_refused() => Problems([.. Enumerable.Repeat(new[] { Good }, 7)]).ShouldBe([("groups", "At most 6 groups.")]);

    [Fact]
    public void The_eleventh_condition_of_a_group_is_refused() =>
        Problems([[Good], [.. Enumerable.Repeat(Good, 11)]]).ShouldBe([("groups[1].conditions", "Between 1 and 10 conditions in a group.")]);

    [Fact]
    public void The_twenty_sixth_condition_is_refused() =>
        Problems([.. Enumerable.Repeat(Enumerable.Repeat(Good, 9).ToArray(), 3)]).ShouldBe([("groups", "At most 25 conditions in all.")]);

    [Fact]
    public void An_empty_group_is_refused() => Problems([[]]).ShouldHaveSingleItem().Path.ShouldBe("groups[0].conditions");

    [Fact]
    public void The_hundred_and_first_value_is_refused() =>
        Problems([[new(StandardProperties.Subject, In, [.. Enumerable.Range(0, 101).Select(i => $"s{i}")])]]).ShouldHaveSingleItem().Path.ShouldBe("groups[0].conditions[0].values");

    [Fact]
    public void An_unknown_property_is_refused() =>
        Problems([[Good, new("nonsense", HasProperty, [])]]).ShouldBe([("groups[0].conditions[1].property", "There is no such property.")]);

    [Theory]
    [InlineData(StandardProperties.Subject, Less)]
    [InlineData(StandardProperties.Priority, ContainsToken)]
    [InlineData(StandardProperties.Content, Equal)]
    [InlineData(StandardProperties.CreateDate, ContainsToken)]
    public void An_operator_that_does_not_fit_the_type_is_refused(string property, FilterOperator op) =>
        Problems([[new(property, op, ["1"])]]).ShouldHaveSingleItem().Path.ShouldBe("groups[0].conditions[0].operator");

    [Theory]
    [InlineData(StandardProperties.Priority, Equal, "HUGE")]
    [InlineData(StandardProperties.Priority, Equal, "LOW", "HIGH")]
    [InlineData(StandardProperties.Priority, Equal)]
    [InlineData(StandardProperties.Priority, HasProperty, "LOW")]
    [InlineData(StandardProperties.Number, Equal, "seven")]
    [InlineData(StandardProperties.Number, Between, "1")]
    [InlineData(StandardProperties.Number, Between, "2", "1")]
    [InlineData(StandardProperties.CreateDate, Less, "yesterday")]
    [InlineData(StandardProperties.Subject, ContainsToken, "*")]
    [InlineData(StandardProperties.Subject, Equal, " ")]
    public void Values_that_cannot_be_read_are_refused(string property, FilterOperator op, params string[] values) =>
        Problems([[new(property, op, values)]]).ShouldHaveSingleItem().Path.ShouldBe("groups[0].conditions[0].values");

    [Fact]
    public void A_filter_is_read_and_written_with_the_names_of_HubSpot()
    {
        var json = """{"groups":[{"conditions":[{"property":"hs_ticket_priority","operator":"IN","values":["HIGH","URGENT"]}]}]}""";

        Read(json, out var filter, out _).ShouldBeTrue();

        JsonSerializer.Serialize(filter, JsonSerializerOptions.Web).ShouldBe(json);
        Read("null", out var none, out _).ShouldBeTrue();
        none.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"groups":[{"conditions":[{"property":"a","operator":"LIKE","values":[]}]}]}""", "groups[0].conditions[0].operator")]
    [InlineData("""{"groups":[{"conditions":[{"property":"a","operator":3,"values":[]}]}]}""", "groups[0].conditions[0].operator")]
    [InlineData("""{"groups":[{"conditions":[{"property":"a","operator":"EQ","values":"x"}]}]}""", "groups[0].conditions[0].values")]
    [InlineData("""{"groups":[{"conditions":[{"property":"a","operator":"EQ"}]}]}""", "groups[0].conditions[0]")]
    [InlineData("""{"groups":[{"conditions":[{"property":null,"operator":"EQ","values":[]}]}]}""", "groups[0].conditions[0].property")]
    [InlineData("""{"groups":[{"filters":[]}]}""", "groups[0].filters")]
    [InlineData("""{}""", "")]
    [InlineData("""[]""", "")]
    [InlineData(""" "EQ" """, "")]
    public void Json_that_is_no_filter_is_refused_with_its_place(string json, string path)
    {
        Read(json, out var filter, out var problem).ShouldBeFalse();

        filter.ShouldBeNull();
        problem.Path.ShouldBe(path);
        problem.Problem.ShouldNotBeEmpty();
    }

    [Fact]
    public void Lists_that_are_null_are_problems_not_crashes()
    {
        FilterRules.Problems(new Filter([null!, new FilterGroup(null!), new FilterGroup([null!, new Condition("subject", Equal, null!)])]), Find).Count.ShouldBe(4);
        FilterRules.Problems(new Filter(null!), Find).ShouldBe([]);
    }

    private static bool Read(string json, out Filter? filter, out (string Path, string Problem) problem)
    {
        using var document = JsonDocument.Parse(json);
        return FilterJson.TryRead(document.RootElement, out filter, out problem);
    }

    private static IReadOnlyList<(string Path, string Problem)> Problems(Condition[][] groups) =>
        FilterRules.Problems(new Filter([.. groups.Select(group => new FilterGroup(group))]), Find);

    private static PropertyDefinition? Find(string name) => StandardProperties.All.FirstOrDefault(property => property.Record == RecordType.Ticket && property.Name == name);
}
