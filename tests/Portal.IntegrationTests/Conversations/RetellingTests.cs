using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>After an update that needs it, all tickets are told once more.</summary>
public sealed class RetellingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Every_ticket_is_told_once_more_with_its_version_and_after_a_crash_from_where_it_was(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        await run.ManyTicketsAsync(TicketTeller.BatchSize + 10);
        await using var scope = run.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        db.TicketRetellings.Add(new TicketRetelling { Id = 1 });
        await db.SaveChangesAsync(Ct);

        // One batch, then its process is gone; the next one finds the rest.
        (await TellBatchAsync(run)).ShouldBeTrue();
        (await TellBatchAsync(run)).ShouldBeTrue();
        (await TellBatchAsync(run)).ShouldBeFalse();

        var told = await Wait.ForAsync(() => run.Host.Log.Of<TicketChanged>(), all => all.Count >= TicketTeller.BatchSize + 10, "every ticket");
        told.Select(changed => changed.Ticket.Id).Distinct().Count().ShouldBe(told.Count);
        told.ShouldAllBe(changed => changed.Ticket.Version == 1 && changed.Ticket.Contact.Email == run.Ada.Email && changed.Ticket.Stage.Label.Length > 0);
        (await db.TicketRetellings.CountAsync(Ct)).ShouldBe(0);
    }

    private static async Task<bool> TellBatchAsync(ConversationRun run)
    {
        using var teller = new TicketTeller(run.Host.Services, TimeProvider.System, NullLogger<TicketTeller>.Instance);
        return await teller.TellBatchAsync(Ct);
    }
}
