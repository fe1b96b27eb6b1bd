using Portal.Contracts.Filters;

namespace Portal.Identity;

/// <summary>A part of a contact's value by which filters find the contact in the database.</summary>
internal sealed record ContactValue(Guid ContactId, string Property, string Key, string Words, double? Number) : IIndexedValue;
