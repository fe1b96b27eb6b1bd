using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Versions;

/// <summary>One publication with all its settings.</summary>
internal static class GetVersion
{
    public static async Task<Ok<VersionView>> HandleAsync(long version, Caller caller, PortalConfigDb db, CancellationToken ct)
    {
        var rows = await db.PublishedSettings.AsNoTracking()
            .Where(settings => settings.PortalId == caller.PortalId && (settings.Version == version || settings.Version == version - 1))
            .ToListAsync(ct);
        var row = rows.Find(settings => settings.Version == version) ?? throw RuleException.NotFound("This version");
        return TypedResults.Ok(VersionView.Of(row, rows.Find(settings => settings.Version == version - 1), whole: true));
    }
}
