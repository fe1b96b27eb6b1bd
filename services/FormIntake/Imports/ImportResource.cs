using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Imports;

/// <summary>An import as the desk shows it while it runs and afterwards.</summary>
internal sealed record ImportResource(
    Guid Id,
    string FileName,
    ImportStatus Status,
    int Rows,
    int Read,
    int Created,
    int Existing,
    int Rejected,
    string? Error,
    IReadOnlyList<string> Columns,
    IReadOnlyDictionary<string, string>? Mapping,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    public static ImportResource Of(Import import) => new(
        import.Id,
        import.FileName,
        import.Status,
        import.Rows,
        import.Read,
        import.Created,
        import.Existing,
        import.Invalid + import.Refused,
        import.Error,
        import.Columns,
        import.Mapping,
        import.CreatedAt,
        import.StartedAt,
        import.FinishedAt);
}

internal static class ImportQueries
{
    /// <summary>The import, or not found: another portal's is not there.</summary>
    public static async Task<Import> OneAsync(this IQueryable<Import> imports, Guid id, Guid portalId, CancellationToken ct) =>
        await imports.FirstOrDefaultAsync(import => import.Id == id && import.PortalId == portalId, ct) ?? throw RuleException.NotFound("The import");

    /// <summary>Ends the import when its file is read and every batch is answered. One statement, so that the reader and the last answer cannot miss each other.</summary>
    public static Task<int> FinishIfAnsweredAsync(this FormIntakeDb db, Guid id, DateTimeOffset now, CancellationToken ct) =>
        db.Imports
            .Where(import => import.Id == id && import.Status == ImportStatus.Running && import.EndReached && import.BatchesAnswered == import.BatchesSent)
            .ExecuteUpdateAsync(
                set => set.SetProperty(import => import.Status, ImportStatus.Done)
                    .SetProperty(import => import.FinishedAt, now)
                    .SetProperty(import => import.Version, import => import.Version + 1),
                ct);
}
