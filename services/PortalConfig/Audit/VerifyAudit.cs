using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Audit;

/// <summary>Whether the audit log of the portal is as it was written; for operators, by the command line.</summary>
internal static class VerifyAudit
{
    public static async Task<Ok<AuditVerification>> HandleAsync(Caller caller, PortalConfigDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.VerifyAsync(caller.PortalId, ct));
}
