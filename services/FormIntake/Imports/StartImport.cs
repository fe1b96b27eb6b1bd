using Microsoft.AspNetCore.Http.HttpResults;
using Portal.FormIntake.Data;
using Portal.FormIntake.Imports.Reading;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Imports;

/// <summary>Starts bringing the file in; a worker does it from here, and goes on after a restart.</summary>
internal static class StartImport
{
    private const int RowsWithDates = 1000;

    internal static async Task<Accepted<ImportResource>> HandleAsync(
        Guid id, PreviewImport.Request? request, Caller caller, FormIntakeDb db, IFileStore files, ImportSignal signal, TimeProvider clock, CancellationToken ct)
    {
        var import = await db.Imports.OneAsync(id, caller.PortalId, ct);
        var mapping = ColumnMapping.Check(request?.Mapping, import.Columns);
        var rows = await PreviewImport.HeadAsync(import, files, RowsWithDates, ct);
        import.Start(mapping, await PreviewImport.DayFirstAsync(import, mapping, rows, db, ct), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        signal.Wake();
        return TypedResults.Accepted($"/api/desk/imports/{import.Id}", ImportResource.Of(import));
    }
}
