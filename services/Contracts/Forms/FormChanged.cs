using Portal.Contracts.Properties;

namespace Portal.Contracts.Forms;

/// <summary>A form was created, changed or deleted; carries what others need to know of it.</summary>
public sealed record FormChanged(FormSnapshot Form);

/// <summary>A form. <see cref="Version"/> grows by one with each change, deletion included.</summary>
/// <param name="Eligible">Whether customers may file tickets with it (P15): it has a ticket property, and its submissions become tickets.</param>
/// <param name="Properties">What it asks for.</param>
public sealed record FormSnapshot(
    Guid Id, Guid PortalId, long Version, string Name, bool Eligible, IReadOnlyList<PropertyName> Properties, bool Deleted, DateTimeOffset ChangedAt)
{
    /// <summary>Why it is not eligible; empty for one that is.</summary>
    public IReadOnlyList<FormReason> Reasons { get; init; } = [];

    /// <summary>The form the portal was born with: the one that is used when none is chosen.</summary>
    public bool Standard { get; init; }
}

/// <summary>A property by its record and name.</summary>
public sealed record PropertyName(RecordType Record, string Name);
