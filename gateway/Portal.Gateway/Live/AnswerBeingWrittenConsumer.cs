using MassTransit;
using Portal.Contracts.Tickets;

namespace Portal.Gateway.Live;

/// <summary>Tells the other side's pages that an answer is being written, unless that was a while ago.</summary>
internal sealed class AnswerBeingWrittenConsumer(LiveHub hub, TimeProvider clock) : IConsumer<AnswerBeingWritten>
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(6);

    public Task Consume(ConsumeContext<AnswerBeingWritten> context)
    {
        if (clock.GetUtcNow() - context.Message.At < Fresh)
        {
            hub.AnswerBeingWritten(context.Message);
        }

        return Task.CompletedTask;
    }
}
