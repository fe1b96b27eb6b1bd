using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Identity.Companies;

/// <summary>One company with all values; the ETag is the version to send back with a change.</summary>
internal static class GetCompany
{
    public static async Task<Ok<CompanyRecord>> HandleAsync(Guid id, Caller caller, HttpContext http, IdentityDb db, CancellationToken ct)
    {
        var company = await db.Companies.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id && known.PortalId == caller.PortalId, ct)
            ?? throw RuleException.NotFound("This company");
        EntityTag.Set(http, company.Version);
        return TypedResults.Ok(CompanyRecord.Of(company));
    }
}
