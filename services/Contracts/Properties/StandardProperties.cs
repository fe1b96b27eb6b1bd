namespace Portal.Contracts.Properties;

/// <summary>The properties every portal starts with, named as HubSpot names them. Their values are columns of the records; custom ones are stored by name.</summary>
public static class StandardProperties
{
    /// <summary>Property names that rules refer to.</summary>
    public const string Number = "hs_ticket_id";
    public const string Subject = "subject";
    public const string Content = "content";
    public const string Pipeline = "hs_pipeline";
    public const string Stage = "hs_pipeline_stage";
    public const string Status = "hs_ticket_status";
    public const string Priority = "hs_ticket_priority";
    public const string Category = "hs_ticket_category";
    public const string CreateDate = "createdate";
    public const string CloseDate = "closed_date";
    public const string LastActivity = "hs_lastactivitydate";
    public const string Owner = "hubspot_owner_id";
    public const string RequestedBy = "requested_by";
    public const string Email = "email";
    public const string FirstName = "firstname";
    public const string LastName = "lastname";
    public const string Company = "company";
    public const string Name = "name";
    public const string Domain = "domain";

    private const string TicketGroup = "Ticket information";
    private const string ContactGroup = "Contact information";
    private const string CompanyGroup = "Company information";

    /// <summary>All of them, in the order in which lists show them.</summary>
    public static readonly IReadOnlyList<PropertyDefinition> All =
    [
        Ticket(Number, "Ticket number", PropertyType.Number),
        Ticket(Subject, "Subject", PropertyType.Text),
        Ticket(Content, "Description", PropertyType.Multiline),
        Ticket(RequestedBy, "Requested by", PropertyType.Text),
        Ticket(CreateDate, "Create date", PropertyType.DateTime),
        Ticket(Owner, "Ticket owner", PropertyType.Text),
        Ticket(LastActivity, "Last activity date", PropertyType.DateTime),
        Ticket(Status, "Status", PropertyType.Select, new("open", "Open"), new("closed", "Closed")),
        Ticket(Pipeline, "Pipeline", PropertyType.Select),
        Ticket(Stage, "Ticket stage", PropertyType.Select),
        Ticket(Priority, "Priority", PropertyType.Select, new("LOW", "Low"), new("MEDIUM", "Medium"), new("HIGH", "High"), new("URGENT", "Urgent")),
        Ticket(
            Category,
            "Category",
            PropertyType.Select,
            new("PRODUCT_ISSUE", "Product issue"),
            new("BILLING_ISSUE", "Billing issue"),
            new("FEATURE_REQUEST", "Feature request"),
            new("GENERAL_INQUIRY", "General inquiry")),
        Ticket(CloseDate, "Close date", PropertyType.DateTime),
        Of(RecordType.Contact, Email, "E-mail", PropertyType.Email, ContactGroup),
        Of(RecordType.Contact, FirstName, "First name", PropertyType.Text, ContactGroup),
        Of(RecordType.Contact, LastName, "Last name", PropertyType.Text, ContactGroup),
        Of(RecordType.Contact, Company, "Company", PropertyType.Text, ContactGroup),
        Of(RecordType.Contact, CreateDate, "Create date", PropertyType.DateTime, ContactGroup),
        Of(RecordType.Company, Name, "Company name", PropertyType.Text, CompanyGroup),
        Of(RecordType.Company, Domain, "Domain", PropertyType.Text, CompanyGroup),
        Of(RecordType.Company, CreateDate, "Create date", PropertyType.DateTime, CompanyGroup),
    ];

    /// <summary>The columns a customer's list has by default, in this order (P23).</summary>
    public static readonly IReadOnlyList<string> DefaultColumns = [Subject, RequestedBy, CreateDate, Owner, LastActivity, Status];

    private static PropertyDefinition Ticket(string name, string label, PropertyType type, params PropertyOption[] options) =>
        Of(RecordType.Ticket, name, label, type, TicketGroup, options);

    private static PropertyDefinition Of(RecordType record, string name, string label, PropertyType type, string group, params PropertyOption[] options) =>
        new(record, name, label, type, group, null, options, PortalVisibility.Read, Standard: true);
}
