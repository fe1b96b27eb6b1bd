using Microsoft.Extensions.Logging.Abstractions;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.ServiceDefaults.Errors;

namespace Portal.UnitTests.Conversations;

public sealed class TicketPropertyTests
{
    private static readonly Guid PortalId = Guid.CreateVersion7();
    private static readonly MessageAuthor Agent = new(AuthorKind.Agent, Guid.CreateVersion7(), "Amy", "Brennan");
    private static readonly PropertyDefinition Color = Custom("color", PropertyType.Select, new PropertyOption("red", "Fire red"), new PropertyOption("blue", "Sky blue"));
    private static readonly PropertyDefinition Size = Custom("size", PropertyType.Number);

    [Fact]
    public void A_changed_value_leaves_a_line_with_labels_in_the_thread()
    {
        var ticket = Opened();

        ticket.SetProperty(Color, "red", Agent, DateTimeOffset.UnixEpoch).ShouldBeTrue();
        ticket.SetProperty(Color, "red", Agent, DateTimeOffset.UnixEpoch).ShouldBeFalse();
        ticket.SetProperty(Color, "", Agent, DateTimeOffset.UnixEpoch).ShouldBeTrue();

        ticket.TakeEntries().Select(entry => (entry.ActivityType, entry.ActivityName, entry.ActivityFrom, entry.ActivityTo)).ShouldBe(
            [(ActivityType.Property, "color label", null, "Fire red"), (ActivityType.Property, "color label", "Fire red", null)]);
        ticket.Properties.ShouldBeEmpty();
        ticket.Version.ShouldBe(2);
    }

    [Fact]
    public void The_desk_is_told_what_is_wrong_with_each_value()
    {
        var refused = Should.Throw<InvalidInputException>(() => Input().Read(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["color"] = "green",
            ["size"] = "12.50",
            ["shape"] = "round",
            [StandardProperties.Subject] = "Mine",
        }));

        refused.Errors.Keys.ShouldBe(["properties.color", "properties.shape", $"properties.{StandardProperties.Subject}"], ignoreOrder: true);
        Input().Read(new Dictionary<string, string?>(StringComparer.Ordinal) { ["size"] = "12.50", ["color"] = null }).Select(pair => pair.Value).ShouldBe(["12.5", ""]);
    }

    [Fact]
    public void Of_an_events_values_the_good_ones_stay()
    {
        var sent = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["color"] = "blue",
            ["size"] = "huge",
            ["shape"] = "round",
            [StandardProperties.Priority] = "HIGH",
        };

        Input().Keep(sent, Guid.CreateVersion7(), NullLogger.Instance).ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["color"] = "blue" });
    }

    [Fact]
    public void Priorities_and_categories_are_those_the_portal_defines()
    {
        var own = StandardProperties.All.First(property => property.Name == StandardProperties.Category) with { Options = [new("RETURNS", "Returns")] };
        var input = new PropertyInput(Copy(own));

        input.Choice(StandardProperties.Category, "category", "RETURNS").ShouldBe("RETURNS");
        input.Choice(StandardProperties.Category, "category", "").ShouldBeNull();
        input.Known(StandardProperties.Category, " returns ").ShouldBe("RETURNS");
        input.Known(StandardProperties.Category, "BILLING_ISSUE").ShouldBeNull();
        Should.Throw<InvalidInputException>(() => input.Choice(StandardProperties.Category, "category", "BILLING_ISSUE")).Errors.Keys.ShouldBe(["category"]);
    }

    [Fact]
    public void Older_definitions_do_not_replace_newer_ones()
    {
        var copy = Copy(Color);

        copy.Apply(new PropertySet(PortalId, 1, [], DateTimeOffset.UnixEpoch));

        copy.Find("color").ShouldBe(Color);
    }

    private static PropertyInput Input() => new(Copy([Color, Size, .. StandardProperties.All]));

    private static PropertyCopy Copy(params PropertyDefinition[] properties)
    {
        var copy = new PropertyCopy { PortalId = PortalId };
        copy.Apply(new PropertySet(PortalId, 2, properties, DateTimeOffset.UnixEpoch));
        return copy;
    }

    private static PropertyDefinition Custom(string name, PropertyType type, params PropertyOption[] options) =>
        new(RecordType.Ticket, name, name + " label", type, "Ticket information", null, options, PortalVisibility.Read, Standard: false);

    private static Ticket Opened()
    {
        var contact = Contact.Known(PortalId, new PersonRef(Guid.CreateVersion7(), "Ada", "Lovell", "ada@acme.test"), null);
        return Ticket.Open(new NewTicket(Guid.CreateVersion7(), PortalId, 1, "Tent pole", contact, Guid.CreateVersion7(), TicketSource.Desk, DateTimeOffset.UnixEpoch), Pipeline.Default(PortalId).First);
    }
}
