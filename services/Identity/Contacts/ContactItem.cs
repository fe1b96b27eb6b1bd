using Portal.Contracts.Identities;

namespace Portal.Identity.Contacts;

/// <summary>A contact as the desk lists it.</summary>
internal sealed record ContactItem(Guid Id, string Name, string Email, CompanyRef? Company)
{
    public static ContactItem Of(Contact contact) => new(contact.Id, contact.Name, contact.Email, contact.Company?.Ref);
}
