using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.PortalConfig;
using Portal.PortalConfig.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.UnitTests.PortalConfig;

public sealed class PropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly PropertyDefinition Colour = new(
        RecordType.Ticket, "colour", "Colour", PropertyType.Select, "Ticket information", null, [new("red", "Red"), new("blue", "Blue")], PortalVisibility.Hidden, Standard: false);

    [Theory]
    [InlineData("Serial number", "serial_number")]
    [InlineData("  Größe (cm)  ", "gro_e_cm")]
    [InlineData("Été", "ete")]
    [InlineData("2nd owner", "property_2nd_owner")]
    [InlineData("部署", "property")]
    [InlineData("--", "property")]
    [InlineData("Taken", "taken_3")]
    public void A_name_is_made_of_the_label(string label, string name) =>
        InternalName.From(label, "property", Property.MaxName, candidate => candidate is "taken" or "taken_2").ShouldBe(name);

    [Theory]
    [InlineData("a", true)]
    [InlineData("order_2", true)]
    [InlineData("", false)]
    [InlineData("2a", false)]
    [InlineData("_a", false)]
    [InlineData("Order", false)]
    [InlineData("größe", false)]
    [InlineData("a-b", false)]
    public void Names_are_lower_case_letters_digits_and_underscores(string name, bool valid) => InternalName.IsValid(name, 100).ShouldBe(valid);

    [Fact]
    public void A_long_label_leaves_room_for_a_number() =>
        InternalName.From(new string('x', 300), "property", Property.MaxName, candidate => !candidate.EndsWith("_2", StringComparison.Ordinal)).Length.ShouldBeLessThanOrEqualTo(Property.MaxName);

    [Fact]
    public void A_portal_starts_with_the_standard_properties_in_their_order()
    {
        var set = Catalog().Snapshot();
        set.Version.ShouldBe(0);
        set.Properties.ShouldBe(StandardProperties.All.OrderBy(property => property.Record).ToList());
    }

    [Fact]
    public void Each_change_makes_a_version_of_the_set_and_of_the_property()
    {
        var catalog = Catalog();
        var property = catalog.Add(Colour, Now);
        catalog.Change(property, Colour with { Label = "Color" }, Now).ShouldBeTrue();
        catalog.Change(property, Colour with { Label = "Color", Options = [.. Colour.Options] }, Now).ShouldBeFalse();
        (catalog.Version, property.Version).ShouldBe((2, 2));
        catalog.Remove(property, Now);
        catalog.Version.ShouldBe(3);
        catalog.Find(RecordType.Ticket, "colour").ShouldBeNull();
    }

    [Fact]
    public void Standard_properties_stay()
    {
        var catalog = Catalog();
        var subject = catalog.Find(RecordType.Ticket, StandardProperties.Subject)!;
        Should.Throw<RuleException>(() => catalog.Remove(subject, Now)).Code.ShouldBe("standard-property");
    }

    [Fact]
    public void A_portal_may_have_two_hundred_of_its_own_for_each_kind_of_record()
    {
        var catalog = Catalog();
        for (var number = 0; number < PropertyCatalog.MaxCustom; number++)
        {
            catalog.Add(Colour with { Name = $"own_{number}" }, Now);
        }

        Should.Throw<RuleException>(() => catalog.Add(Colour, Now)).Code.ShouldBe("too-many");
        catalog.Add(Colour with { Record = RecordType.Contact }, Now).Name.ShouldBe("colour");
    }

    [Fact]
    public void Own_properties_stand_behind_the_standard_ones_in_the_order_they_came()
    {
        var catalog = Catalog();
        catalog.Add(Colour with { Name = "zebra" }, Now);
        catalog.Add(Colour with { Name = "ant" }, Now);
        catalog.Ordered(RecordType.Ticket).TakeLast(2).Select(property => property.Name).ShouldBe(["zebra", "ant"]);
    }

    [Fact]
    public void What_is_wrong_is_said_by_field()
    {
        var problems = new Validation();
        var request = Request() with
        {
            Label = " ",
            Group = new string('g', 101),
            Visibility = "sometimes",
            Options = [new OptionRequest("a", "A"), new OptionRequest("a", "Again"), new OptionRequest("x;y", "Two"), new OptionRequest(null, ""), null],
        };
        request.Apply(Colour, problems);
        Should.Throw<InvalidInputException>(problems.ThrowIfInvalid).Errors.Keys.ShouldBe(
            ["label", "group", "options[1].value", "options[2].value", "options[3].label", "options[3].value", "options[4].label", "options[4].value", "visibility"], ignoreOrder: true);
    }

    [Fact]
    public void An_option_without_a_value_is_stored_as_it_is_called()
    {
        var problems = new Validation();
        var changed = (Request() with { Options = [new OptionRequest(null, " Dark  red "), new OptionRequest(null, "a;b")] }).Apply(Colour, problems);
        problems.ThrowIfInvalid();
        changed.Options.ShouldBe([new PropertyOption("Dark red", "Dark red"), new PropertyOption("a b", "a;b")]);
    }

    [Fact]
    public void Options_of_standard_properties_can_be_named_but_not_exchanged()
    {
        var priority = StandardProperties.All.Single(property => property.Name == StandardProperties.Priority);
        var problems = new Validation();
        var named = priority.Options.Select(option => new OptionRequest(option.Value, option.Label + "!")).ToList();
        (Request() with { Options = named }).Apply(priority, problems).Options[0].Label.ShouldBe("Low!");
        problems.ThrowIfInvalid();
        (Request() with { Options = [new OptionRequest("LOW", "Low")] }).Apply(priority, problems);
        Should.Throw<InvalidInputException>(problems.ThrowIfInvalid).Errors.Keys.ShouldBe(["options"]);
    }

    [Theory]
    [InlineData(PropertyType.Select, 0, false)]
    [InlineData(PropertyType.Select, 1, true)]
    [InlineData(PropertyType.MultiSelect, 200, true)]
    [InlineData(PropertyType.MultiSelect, 201, false)]
    [InlineData(PropertyType.Text, 0, true)]
    [InlineData(PropertyType.Text, 1, false)]
    public void Selects_have_options_and_nothing_else_has(PropertyType type, int count, bool valid)
    {
        var problems = new Validation();
        PropertyRequest.RequireOptions(Colour with { Type = type, Options = Enumerable.Range(0, count).Select(number => new PropertyOption($"{number}", $"{number}")).ToList() }, problems);
        if (valid)
        {
            problems.ThrowIfInvalid();
        }
        else
        {
            Should.Throw<InvalidInputException>(problems.ThrowIfInvalid).Errors.Keys.ShouldBe(["options"]);
        }
    }

    [Fact]
    public void Columns_and_filters_that_name_a_property_are_found()
    {
        var filter = new Filter([new FilterGroup([new Condition("colour", FilterOperator.In, ["red"])])]);
        IReadOnlyList<TicketColumn> columns = [new("colour", null)];
        PropertyUses.Of(columns, filter, filter, RecordType.Ticket, "colour", null).ShouldBe(["columns", "ticketFilter"]);
        PropertyUses.Of(columns, filter, filter, RecordType.Contact, "colour", null).ShouldBe(["scopeFilter"]);
        PropertyUses.Of(columns, filter, filter, RecordType.Company, "colour", null).ShouldBeEmpty();
        PropertyUses.Of(columns, filter, null, RecordType.Ticket, "size", null).ShouldBeEmpty();
        PropertyUses.Of(columns, filter, null, RecordType.Ticket, "colour", ["blue"]).ShouldBeEmpty();
        PropertyUses.Of(columns, filter, null, RecordType.Ticket, "colour", ["blue", "red"]).ShouldBe(["ticketFilter"]);
    }

    private static PropertyCatalog Catalog()
    {
        var catalog = PropertyCatalog.Standard(Guid.NewGuid());
        catalog.Complete();
        return catalog;
    }

    private static PropertyRequest Request() => new(null, null, null, null, null, null, null, null, null, null);
}
