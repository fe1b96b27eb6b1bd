using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Http;

namespace Portal.FormIntake.Imports;

/// <summary>The rows that were not brought in, in the order of the file.</summary>
internal static class ListRejectedRows
{
    internal static async Task<Ok<Page<Item>>> HandleAsync(Guid id, Caller caller, FormIntakeDb db, CancellationToken ct, string? cursor = null, int limit = 25)
    {
        var size = Limits.Page(limit);
        var import = await db.Imports.AsNoTracking().OneAsync(id, caller.PortalId, ct);
        var all = db.RejectedRows.AsNoTracking().Where(row => row.ImportId == import.Id);
        var after = Cursor.Decode<Position>(cursor)?.Line ?? 0;
        var rows = await all.Where(row => row.Line > after).OrderBy(row => row.Line).Take(size + 1).ToListAsync(ct);
        var next = rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].Line)) : null;
        return TypedResults.Ok(new Page<Item>([.. rows.Take(size).Select(row => new Item(row.Line, row.Reason, row.Values))], next, await all.CountAsync(ct)));
    }

    /// <param name="Values">The row's values by column.</param>
    internal sealed record Item(int Line, string Reason, IReadOnlyDictionary<string, string> Values);

    private sealed record Position(int Line);
}
