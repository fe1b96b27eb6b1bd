using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake;

/// <summary>A field of a form together with the property it asks for, as it is defined now.</summary>
internal sealed record Question(FormField Field, PropertyDefinition Property)
{
    private const int MaxSubject = 200;
    private const int MaxName = 100;
    private const int MaxEmail = 254;

    /// <summary>Standard properties that forms may ask for. The rest are the portal's to say; the company would widen what a customer sees.</summary>
    private static readonly (RecordType, string)[] Askable =
    [
        (RecordType.Ticket, StandardProperties.Subject),
        (RecordType.Ticket, StandardProperties.Content),
        (RecordType.Ticket, StandardProperties.Category),
        (RecordType.Ticket, StandardProperties.Priority),
        (RecordType.Contact, StandardProperties.Email),
        (RecordType.Contact, StandardProperties.FirstName),
        (RecordType.Contact, StandardProperties.LastName),
    ];

    private static readonly PropertyDefinition Attachments = new(
        RecordType.Ticket, FormField.Attachments, "Attachments", PropertyType.File, "", null, [], PortalVisibility.Edit, Standard: true);

    public string Name => Field.Property;

    public string Label => Field.Label ?? Property.Label;

    public bool IsAttachments => Property == Attachments;

    /// <summary>Limits of its files, where it takes any.</summary>
    public FileLimits FilesWithin(FileLimits installation) => Field.Files ?? installation;

    /// <summary>The answers to choose from, in the property's order.</summary>
    public IReadOnlyList<PropertyOption> Options => Field.Options is { } chosen
        ? [.. Property.Options.Where(option => chosen.Contains(option.Value, StringComparer.Ordinal))]
        : Property.Options;

    /// <summary>Longest answer in characters; null where that has no meaning.</summary>
    public int? MaxLength => Property switch
    {
        { Record: RecordType.Ticket, Name: StandardProperties.Subject } => MaxSubject,
        { Record: RecordType.Contact, Name: StandardProperties.FirstName or StandardProperties.LastName } => MaxName,
        { Type: PropertyType.Text } => PropertyValue.MaxText,
        { Type: PropertyType.Multiline } => PropertyValue.MaxMultiline,
        { Type: PropertyType.Email } => MaxEmail,
        _ => null,
    };

    /// <summary>The questions of a form in their order; those about properties that are gone are left out.</summary>
    public static IReadOnlyList<Question> Of(Form form, PropertySet properties) =>
        [.. form.Fields.Select(field => Find(field, properties) is { } property ? new Question(field, property) : null).OfType<Question>()];

    /// <summary>The property a field asks for; null for one that does not exist or that forms may not ask for.</summary>
    public static PropertyDefinition? Find(FormField field, PropertySet properties)
    {
        if (field is { Record: RecordType.Ticket, Property: FormField.Attachments })
        {
            return Attachments;
        }

        return field.Record != RecordType.Company && properties.Find(field.Record, field.Property) is { } property
            && (!property.Standard || Askable.Contains((property.Record, property.Name)))
            ? property
            : null;
    }

    /// <summary>Whether it is asked, given the answers to earlier questions.</summary>
    public bool IsAsked(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, string> answers) =>
        Field.ShowWhen is not { } condition
        || FilterEngine.Matches(
            new Filter([new FilterGroup([condition])]),
            name => questions.FirstOrDefault(question => question.Name == name)?.Property,
            name => answers.GetValueOrDefault(name, ""));
}
