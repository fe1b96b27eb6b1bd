using System.Security.Cryptography;
using System.Text;

namespace Portal.Contracts.Properties;

/// <summary>What customers may change of a ticket (W16), decided alike where it is shown and where it is written.</summary>
public static class CustomerEdits
{
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal) { StandardProperties.Subject, StandardProperties.Priority, StandardProperties.Category };

    /// <summary>Whether customers may change this property of their tickets. Files come with messages; the other standard ones are the product's to set.</summary>
    public static bool Allow(PropertyDefinition property) =>
        property is { Record: RecordType.Ticket, Visibility: PortalVisibility.Edit, Type: not PropertyType.File } && (!property.Standard || Fields.Contains(property.Name));

    /// <summary>Names a value, as an entity tag: a change is a conflict only with another change of the same property.</summary>
    public static string TagOf(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));
}
