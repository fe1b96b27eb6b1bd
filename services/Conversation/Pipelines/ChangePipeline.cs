using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Portals;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Pipelines;

/// <summary>An administrator changes a pipeline; what is not sent stays. Tickets of a removed stage are moved afterwards, by the mover.</summary>
internal static class ChangePipeline
{
    public static async Task<Ok<PipelineItem>> HandleAsync(
        Guid id, Patch patch, Caller caller, HttpContext http, ConversationDb db, TicketMover mover, TimeProvider clock, CancellationToken ct)
    {
        var problems = new Validation();
        var name = patch.Name is null ? null : PortalPipelines.NameOf(patch.Name, problems);
        if (patch.Stages is not null)
        {
            StageDraft.Check(patch.Stages, problems);
        }

        problems.ThrowIfInvalid();
        var pipeline = await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                await db.EnsurePortalAsync(caller.PortalId, now, ct);
                var pipelines = await db.LockPipelinesAsync(caller.PortalId, ct);
                var pipeline = pipelines.Of(id);
                await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, pipeline.Target, pipeline.Version, ct);
                var before = pipeline.Snapshot;
                Apply(patch, name, pipelines, pipeline);
                if (patch.Stages is { } stages)
                {
                    await db.RequireUnusedAsync([.. pipeline.LeftOut(stages).Where(stage => !patch.Moves.ContainsKey(stage.Id))], ct);
                    pipeline.SetStages(stages, patch.Moves);
                }

                db.Audit(caller, "pipeline.changed", pipeline.Target, before, pipeline.Snapshot, now, pipeline.Version);
                await db.SaveAsync(pipelines, now, ct);
                return pipeline;
            },
            ct);
        mover.Wake();
        EntityTag.Set(http, pipeline.Version);
        return TypedResults.Ok(await PipelineItem.OfAsync(pipeline, db, ct));
    }

    /// <summary>Refuses the removal of stages with tickets, and names the stages.</summary>
    internal static async Task RequireUnusedAsync(this ConversationDb db, IReadOnlyList<Stage> stages, CancellationToken ct)
    {
        var used = new List<StageInUse>();
        foreach (var stage in stages)
        {
            var tickets = await db.CountInAsync([stage.Id], ct);
            if (tickets > 0)
            {
                used.Add(new StageInUse(stage.Id, stage.Label, tickets));
            }
        }

        if (used.Count > 0)
        {
            throw new RuleException("stage-in-use", "There are tickets in what is to be removed. Say where they go.")
            {
                Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["stages"] = used },
            };
        }
    }

    private static void Apply(Patch patch, string? name, PortalPipelines pipelines, Pipeline pipeline)
    {
        if (name is not null)
        {
            pipelines.Rename(pipeline, name);
        }

        if (patch.HasClosedReply || patch.HasCustomersMayClose)
        {
            pipeline.SetRules(
                patch.HasClosedReply ? patch.ClosedReply : pipeline.ClosedReply,
                patch.HasCustomersMayClose ? patch.CustomersMayClose : pipeline.CustomersMayClose);
        }

        if (patch.IsDefault == true)
        {
            pipelines.MakeDefault(pipeline);
        }
        else if (patch.IsDefault == false && pipeline.IsDefault)
        {
            throw new InvalidInputException("isDefault", "Make another pipeline the default instead.");
        }
    }

    /// <summary>Fields to change. Null lets the two rules follow the portal; of the others it says nothing.</summary>
    internal sealed class Patch
    {
        public string? Name { get; set; }

        public bool? IsDefault { get; set; }

        /// <summary>The whole new list, in order.</summary>
        public IReadOnlyList<StageDraft>? Stages { get; set; }

        /// <summary>Where the tickets of removed stages go, by stage.</summary>
        public IReadOnlyDictionary<Guid, Guid>? MoveTo { get; set; }

        public ClosedReply? ClosedReply
        {
            get;
            set => (field, HasClosedReply) = (value, true);
        }

        public bool? CustomersMayClose
        {
            get;
            set => (field, HasCustomersMayClose) = (value, true);
        }

        [JsonIgnore]
        public bool HasClosedReply { get; private set; }

        [JsonIgnore]
        public bool HasCustomersMayClose { get; private set; }

        [JsonIgnore]
        public IReadOnlyDictionary<Guid, Guid> Moves => MoveTo ?? new Dictionary<Guid, Guid>();
    }
}

/// <summary>A stage that cannot be removed yet.</summary>
internal sealed record StageInUse(Guid Id, string Label, int Tickets);
