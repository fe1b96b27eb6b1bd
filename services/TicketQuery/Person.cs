using System.Globalization;
using System.Text.Json;
using Portal.Contracts.Identities;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults;

namespace Portal.TicketQuery;

/// <summary>Today's name of a contact or member of staff; tickets show it instead of the one they were made with. Of contacts also what decides whose tickets they see.</summary>
internal sealed class Person
{
    public Guid Id { get; init; }
    public long Version { get; set; }
    public string FirstName { get; set; } = "";
    public string LastName { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>First and last name, or the e-mail address where neither is known.</summary>
    public string Name => PersonName.Full(FirstName, LastName, Email);

    /// <summary>A contact's portal; null for staff.</summary>
    public Guid? PortalId { get; init; }

    public Guid? CompanyId { get; init; }
    public string? CompanyName { get; init; }

    /// <summary>A contact's further values as JSON; empty for none.</summary>
    public string Properties { get; init; } = "";

    public static Person Of(ContactSnapshot contact) => new()
    {
        Id = contact.Id,
        Version = contact.Version,
        FirstName = contact.FirstName,
        LastName = contact.LastName,
        Email = contact.Email,
        PortalId = contact.PortalId,
        CompanyId = contact.Company?.Id,
        CompanyName = contact.Company?.Name,
        Properties = FurtherValues(contact) is { Count: > 0 } values ? JsonSerializer.Serialize(values, ServiceDefaultsSetup.Json) : "",
    };

    public static Person Of(StaffSnapshot staff) => new() { Id = staff.Id, Version = staff.Version, FirstName = staff.FirstName, LastName = staff.LastName, Email = staff.Email };

    /// <summary>A contact's value of a property, written as property values are.</summary>
    public string ValueOf(string property) => property switch
    {
        StandardProperties.Email => Email,
        StandardProperties.FirstName => FirstName,
        StandardProperties.LastName => LastName,
        StandardProperties.Company => CompanyName ?? "",
        _ when Properties.Length == 0 => "",
        _ => JsonSerializer.Deserialize<Dictionary<string, string>>(Properties, ServiceDefaultsSetup.Json)!.GetValueOrDefault(property, ""),
    };

    private static Dictionary<string, string> FurtherValues(ContactSnapshot contact)
    {
        var values = new Dictionary<string, string>(contact.Properties, StringComparer.Ordinal);
        if (contact.CreatedAt is { } created)
        {
            values[StandardProperties.CreateDate] = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return values;
    }
}
