using Microsoft.EntityFrameworkCore;

namespace Portal.Conversations.Data;

/// <summary>How pipelines are found and changed.</summary>
internal static class PipelineWrites
{
    /// <summary>The portal's default pipeline.</summary>
    public static Task<Pipeline> DefaultPipelineAsync(this ConversationDb db, Guid portalId, CancellationToken ct) =>
        db.Pipelines.Include(pipeline => pipeline.Stages).FirstAsync(pipeline => pipeline.PortalId == portalId && pipeline.IsDefault, ct);

    /// <summary>Where a ticket starts: the pipeline asked for, or what took its place, else the portal's default.</summary>
    public static async Task<Pipeline> PipelineForAsync(this ConversationDb db, Guid portalId, Guid? wanted, CancellationToken ct)
    {
        while (wanted is { } id)
        {
            var pipeline = await db.Pipelines.Include(row => row.Stages).FirstOrDefaultAsync(row => row.Id == id && row.PortalId == portalId, ct);
            if (pipeline is { MoveToId: null })
            {
                return pipeline;
            }

            wanted = pipeline?.MoveToId;
        }

        return await db.DefaultPipelineAsync(portalId, ct);
    }

    /// <summary>All pipelines of a portal, to change them. The next version is taken at once, which keeps other writers out until the transaction ends.</summary>
    public static async Task<PortalPipelines> LockPipelinesAsync(this ConversationDb db, Guid portalId, CancellationToken ct)
    {
        var portal = db.Portals.Where(row => row.Id == portalId);
        await portal.ExecuteUpdateAsync(set => set.SetProperty(row => row.PipelinesVersion, row => row.PipelinesVersion + 1), ct);
        var version = await portal.Select(row => row.PipelinesVersion).SingleAsync(ct);
        return new PortalPipelines(portalId, version, await db.Pipelines.Include(row => row.Stages).Where(row => row.PortalId == portalId).ToListAsync(ct));
    }

    /// <summary>Saves changed pipelines and tells the other services.</summary>
    public static async Task SaveAsync(this ConversationDb db, PortalPipelines pipelines, DateTimeOffset now, CancellationToken ct)
    {
        var changed = pipelines.Changed(now);
        db.Enqueue(changed, changed.PortalId);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>How many tickets are in these stages; exact up to the lists' cap.</summary>
    public static Task<int> CountInAsync(this ConversationDb db, IReadOnlyCollection<Guid> stages, CancellationToken ct) =>
        db.Tickets.Where(ticket => stages.Contains(ticket.StageId)).Select(ticket => ticket.Id).Take(Tickets.ListDeskTickets.CountCap + 1).CountAsync(ct);
}
