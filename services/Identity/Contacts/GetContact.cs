using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Identity.Contacts;

/// <summary>One contact with all values; the ETag is the version to send back with a change.</summary>
internal static class GetContact
{
    public static async Task<Ok<ContactRecord>> HandleAsync(Guid id, Caller caller, HttpContext http, IdentityDb db, CancellationToken ct)
    {
        var contact = await db.Contacts.AsNoTracking().Include(known => known.Company).FirstOrDefaultAsync(known => known.Id == id && known.PortalId == caller.PortalId, ct)
            ?? throw RuleException.NotFound("This contact");
        EntityTag.Set(http, contact.Version);
        return TypedResults.Ok(ContactRecord.Of(contact));
    }
}
