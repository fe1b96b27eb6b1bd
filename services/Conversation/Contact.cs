using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;

namespace Portal.Conversations;

/// <summary>A customer as Identity last told. Version 0 is one known from a submission or an import only.</summary>
internal sealed class Contact
{
    public Guid Id { get; init; }
    public Guid PortalId { get; init; }
    public long Version { get; private set; }
    public string Email { get; private set; } = "";
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public Guid? CompanyId { get; private set; }
    public string? CompanyName { get; private set; }

    public PersonRef Person => new(Id, FirstName, LastName, Email);

    public CompanyRef? Company => CompanyId is { } id ? new CompanyRef(id, CompanyName ?? "") : null;

    /// <summary>What their tickets are found by.</summary>
    public string SearchWords => $"{Person.Name} {Email} {CompanyName}";

    public static Contact Known(Guid portalId, PersonRef person, CompanyRef? company) => new()
    {
        Id = person.Id,
        PortalId = portalId,
        Email = person.Email,
        FirstName = person.FirstName,
        LastName = person.LastName,
        CompanyId = company?.Id,
        CompanyName = company?.Name,
    };

    public void Apply(ContactSnapshot contact)
    {
        if (contact.Version > Version)
        {
            (Version, Email, FirstName, LastName) = (contact.Version, contact.Email, contact.FirstName, contact.LastName);
            (CompanyId, CompanyName) = (contact.Company?.Id, contact.Company?.Name);
        }
    }
}
