using MassTransit;
using Portal.Contracts.Pipelines;
using Portal.TicketQuery.Projection;

namespace Portal.TicketQuery.Consumers;

/// <summary>Keeps the names of pipelines and stages, and what of the settings they decide for their tickets.</summary>
internal sealed class PipelinesChangedConsumer(SettingsProjection settings) : IConsumer<PipelinesChanged>
{
    public Task Consume(ConsumeContext<PipelinesChanged> context) => settings.ApplyAsync(
        context.Message.PortalId,
        known => Task.FromResult(known.Take(context.Message)),
        context.CancellationToken);
}
