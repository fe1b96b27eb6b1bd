using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Http;

namespace Portal.FormIntake.Imports;

/// <summary>The portal's imports, newest first.</summary>
internal static class ListImports
{
    internal static async Task<Ok<Page<ImportResource>>> HandleAsync(Caller caller, FormIntakeDb db, CancellationToken ct, string? cursor = null, int limit = 25)
    {
        var size = Limits.Page(limit);
        var imports = db.Imports.AsNoTracking().Where(import => import.PortalId == caller.PortalId);
        var total = await imports.CountAsync(ct);
        if (Cursor.Decode<Position>(cursor) is { } after)
        {
            imports = imports.Where(import => import.CreatedAt < after.At || (import.CreatedAt == after.At && import.Id < after.Id));
        }

        var rows = await imports.OrderByDescending(import => import.CreatedAt).ThenByDescending(import => import.Id).Take(size + 1).ToListAsync(ct);
        var next = rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].CreatedAt, rows[size - 1].Id)) : null;
        return TypedResults.Ok(new Page<ImportResource>([.. rows.Take(size).Select(ImportResource.Of)], next, total));
    }

    private sealed record Position(DateTimeOffset At, Guid Id);
}

/// <summary>One import and how far it is.</summary>
internal static class GetImport
{
    internal static async Task<Ok<ImportResource>> HandleAsync(Guid id, Caller caller, FormIntakeDb db, CancellationToken ct) =>
        TypedResults.Ok(ImportResource.Of(await db.Imports.AsNoTracking().OneAsync(id, caller.PortalId, ct)));
}
