using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.FormIntake;

namespace Portal.UnitTests.FormIntake;

/// <summary>A portal's properties, and forms about them.</summary>
internal static class FormSamples
{
    public static readonly PropertySet Properties = new(
        Guid.CreateVersion7(),
        2,
        [
            .. StandardProperties.All,
            Custom("region", PropertyType.Select, "north", "south", "east"),
            Custom("topics", PropertyType.MultiSelect, "bill", "van", "shop"),
            Custom("amount", PropertyType.Number),
            Custom("urgent", PropertyType.Checkbox),
            Custom("bought_on", PropertyType.Date),
            Custom("receipt", PropertyType.File),
            Custom("level", PropertyType.Select, "gold", "tin") with { Record = RecordType.Contact },
        ],
        DateTimeOffset.UnixEpoch);

    public static FormField Ticket(string property, bool required = false) => new(RecordType.Ticket, property, Required: required);

    public static FormField Contact(string property) => new(RecordType.Contact, property);

    /// <summary>Asked when the answer to <paramref name="property"/> is one of <paramref name="values"/>.</summary>
    public static FormField When(this FormField field, string property, params string[] values) =>
        field with { ShowWhen = new Condition(property, FilterOperator.In, values) };

    public static FormDefinition Definition(params FormField[] fields) => new("Returns", null, null, null, true, null, null, fields);

    public static Form FormOf(params FormField[] fields)
    {
        var form = Form.Create(Properties.PortalId, "Returns", support: false, DateTimeOffset.UnixEpoch);
        form.Define(Definition(fields), "Amy", DateTimeOffset.UnixEpoch);
        return form;
    }

    private static PropertyDefinition Custom(string name, PropertyType type, params string[] options) => new(
        RecordType.Ticket, name, name, type, "Own", null, [.. options.Select(option => new PropertyOption(option, option))], PortalVisibility.Edit, Standard: false);
}
