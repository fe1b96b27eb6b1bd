using System.Text.Json.Serialization;

namespace Portal.Contracts.Portals;

/// <summary>By which name customers see a ticket's owner, wherever they see one (P24). The alias only with <see cref="OwnerNameMode.Alias"/>.</summary>
public sealed record OwnerName(OwnerNameMode Mode, string? Alias)
{
    /// <summary>The owner's first name.</summary>
    public static readonly OwnerName Default = new(OwnerNameMode.FirstName, null);
}

/// <summary>The ways to name an owner.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnerNameMode>))]
public enum OwnerNameMode
{
    FirstName,
    FullName,
    LastName,
    Alias,
}
