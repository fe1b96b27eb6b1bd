using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Audit;

/// <summary>The audit log of the caller's portal, newest first. The total is counted up to ten thousand; one more stands for all beyond.</summary>
internal static class ListAudit
{
    private const int DefaultLimit = 25;
    private const int MaxLimit = 100;

    /// <summary>Counting what a search finds reads the whole log, which nobody should wait for to see its newest lines.</summary>
    private const int MaxCount = 10_000;

    public static async Task<Ok<Page<AuditItem>>> HandleAsync(
        [AsParameters] AuditFilter filter, string? cursor, int? limit, Caller caller, PortalConfigDb db, CancellationToken ct)
    {
        var size = limit ?? DefaultLimit;
        new Validation().Require(size is >= 1 and <= MaxLimit, "limit", $"From 1 to {MaxLimit}.").ThrowIfInvalid();
        var after = Cursor.Decode<Position>(cursor);
        var found = filter.Apply(db.AuditEntries.AsNoTracking().Where(entry => entry.PortalId == caller.PortalId));
        var entries = await (after is null ? found : found.Where(entry => entry.Sequence < after.Sequence))
            .OrderByDescending(entry => entry.Sequence)
            .Take(size + 1)
            .ToListAsync(ct);
        var total = after?.Total ?? (entries.Count <= size ? entries.Count : await found.Take(MaxCount + 1).CountAsync(ct));
        var next = entries.Count > size ? Cursor.Encode(new Position(entries[size - 1].Sequence, total)) : null;
        return TypedResults.Ok(new Page<AuditItem>(entries.Take(size).Select(AuditItem.Of).ToList(), next, total));
    }

    /// <summary>Where a page ended, and how many lines there were at the first.</summary>
    private sealed record Position(long Sequence, int Total);
}

/// <summary>A line of the log as administrators read it.</summary>
internal sealed record AuditItem(
    long Sequence,
    Guid Id,
    DateTimeOffset At,
    AuditActor Actor,
    string Address,
    string Action,
    AuditTarget Target,
    JsonElement? Before,
    JsonElement? After,
    string Hash)
{
    public static AuditItem Of(AuditEntry entry) => new(
        entry.Sequence,
        entry.Id,
        entry.At,
        new AuditActor(entry.ActorKind, entry.ActorId, entry.ActorName),
        entry.Address,
        entry.Action,
        new AuditTarget(entry.TargetKind, entry.TargetId, entry.TargetName),
        Json(entry.Before),
        Json(entry.After),
        entry.Hash);

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
