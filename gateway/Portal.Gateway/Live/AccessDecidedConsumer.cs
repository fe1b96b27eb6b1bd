using MassTransit;
using Portal.Contracts.Identities;

namespace Portal.Gateway.Live;

/// <summary>Tells customers' pages that whose tickets they see is decided anew.</summary>
internal sealed class AccessDecidedConsumer(LiveHub hub) : IConsumer<AccessDecided>
{
    public Task Consume(ConsumeContext<AccessDecided> context)
    {
        hub.AccessDecided(context.Message.PortalId);
        return Task.CompletedTask;
    }
}
