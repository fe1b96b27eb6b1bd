using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.PortalConfig.Data;

namespace Portal.PortalConfig.Audit;

/// <summary>Adds to a portal's audit log, and finds out whether somebody changed it behind our back.</summary>
internal static class AuditChain
{
    /// <summary>Adds a line in the current transaction; the next save writes it. A deed that is in the log already is not added again.</summary>
    public static async Task AppendAsync(this PortalConfigDb db, AuditRecorded deed, CancellationToken ct)
    {
        // Counting up locks the row on every database: lines of one portal are added one transaction at a time.
        var row = db.AuditHeads.Where(known => known.PortalId == deed.PortalId);
        var locked = await row.ExecuteUpdateAsync(set => set.SetProperty(known => known.Sequence, known => known.Sequence + 1), ct) == 1;
        var head = locked ? await row.SingleAsync(ct) : new AuditHead { PortalId = deed.PortalId, Sequence = 1 };
        if (await db.AuditEntries.AnyAsync(known => known.Id == deed.Id, ct))
        {
            head.Sequence--;
            return;
        }

        if (!locked)
        {
            db.AuditHeads.Add(head);
        }

        var entry = AuditEntry.Of(deed, head.Sequence, head.Hash);
        head.Hash = entry.Hash;
        db.AuditEntries.Add(entry);
    }

    /// <summary>Computes all hashes of a portal's log again. The first line that is missing, changed or added is where it broke.</summary>
    public static async Task<AuditVerification> VerifyAsync(this PortalConfigDb db, Guid portalId, CancellationToken ct)
    {
        var log = db.AuditEntries.AsNoTracking().Where(entry => entry.PortalId == portalId);
        var head = await HeadAsync(db, portalId, ct);
        var (entries, previous, broken) = (0L, "", (long?)null);
        await foreach (var entry in log.Where(entry => entry.Sequence <= head.Sequence).OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Sequence != entries + 1 || entry.Hash != entry.HashAfter(previous))
            {
                broken = entries + 1;
                break;
            }

            (entries, previous) = (entries + 1, entry.Hash);
        }

        if (broken is { } sequence)
        {
            return AuditVerification.Broken(await log.LongCountAsync(ct), sequence);
        }

        if (entries < head.Sequence || previous != head.Hash)
        {
            return AuditVerification.Broken(entries, entries < head.Sequence ? entries + 1 : entries);
        }

        // What came meanwhile is in the head, too; what is not was put there by somebody else.
        var beyond = await log.Where(entry => entry.Sequence > head.Sequence).MinAsync(entry => (long?)entry.Sequence, ct);
        return beyond is null || beyond <= (await HeadAsync(db, portalId, ct)).Sequence
            ? new AuditVerification(entries, Ok: true, FirstBroken: null, previous)
            : AuditVerification.Broken(await log.LongCountAsync(ct), beyond.Value);
    }

    private static async Task<AuditHead> HeadAsync(PortalConfigDb db, Guid portalId, CancellationToken ct) =>
        await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(known => known.PortalId == portalId, ct) ?? new AuditHead { PortalId = portalId };
}

/// <summary>Whether a log is as it was written.</summary>
/// <param name="FirstBroken">The sequence from which on nothing is certain; null in a whole log.</param>
/// <param name="LastHash">Hash of the last line of a whole log. Noted elsewhere, it proves later that nobody wrote the log anew.</param>
internal sealed record AuditVerification(long Entries, bool Ok, long? FirstBroken, string? LastHash)
{
    public static AuditVerification Broken(long entries, long sequence) => new(entries, Ok: false, sequence, null);
}
