using Portal.Contracts.Pipelines;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>All pipelines of a portal, held while one of them changes: their names differ, and exactly one is the default.</summary>
internal sealed class PortalPipelines(Guid portalId, long version, IReadOnlyList<Pipeline> pipelines)
{
    private const int Max = 50;

    private readonly List<Pipeline> _pipelines = [.. pipelines.Where(pipeline => pipeline.MoveToId is null).OrderBy(pipeline => pipeline.Order)];

    public Pipeline Default => _pipelines.First(pipeline => pipeline.IsDefault);

    /// <summary>The pipeline of this id; none is 404.</summary>
    public Pipeline Of(Guid id) => _pipelines.Find(pipeline => pipeline.Id == id) ?? throw RuleException.NotFound("This pipeline");

    /// <summary>Where the tickets of a pipeline that is removed go; must be another one.</summary>
    public Pipeline Target(Pipeline removed, Guid id) =>
        _pipelines.Find(pipeline => pipeline.Id == id && pipeline != removed) ?? throw new InvalidInputException("moveTo", "Choose another pipeline for its tickets.");

    public Pipeline Add(string name, IReadOnlyList<StageDraft> stages)
    {
        if (_pipelines.Count >= Max)
        {
            throw new RuleException("too-many", $"A portal has at most {Max} pipelines.");
        }

        RequireFree(name, except: null);
        var pipeline = Pipeline.Create(portalId, name, _pipelines.Max(known => known.Order) + 1, stages);
        _pipelines.Add(pipeline);
        return pipeline;
    }

    public void Rename(Pipeline pipeline, string name)
    {
        RequireFree(name, pipeline);
        pipeline.Rename(name);
    }

    public void MakeDefault(Pipeline pipeline)
    {
        if (!pipeline.IsDefault)
        {
            Default.SetDefault(false);
            pipeline.SetDefault(true);
        }
    }

    /// <summary>Removes one that is not the default.</summary>
    public void Remove(Pipeline pipeline, Pipeline target)
    {
        if (pipeline.IsDefault)
        {
            throw new RuleException("default-pipeline", "New tickets start in this pipeline. Make another one the default first.");
        }

        pipeline.Remove(target);
        _pipelines.Remove(pipeline);
    }

    public PipelinesChanged Changed(DateTimeOffset now) => new(portalId, version, [.. _pipelines.Select(pipeline => pipeline.Snapshot)], now);

    /// <summary>A name from a request, on one line; notes what is wrong with it.</summary>
    public static string NameOf(string? name, Validation problems)
    {
        var line = PlainText.OneLine(name ?? "", Pipeline.MaxName + 1);
        problems.Require(!PlainText.IsBlank(line), "name", "Name the pipeline.").Require(line.Length <= Pipeline.MaxName, "name", $"At most {Pipeline.MaxName} characters.");
        return line;
    }

    private void RequireFree(string name, Pipeline? except)
    {
        if (_pipelines.Exists(known => known != except && known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidInputException("name", "Another pipeline has this name.");
        }
    }
}
