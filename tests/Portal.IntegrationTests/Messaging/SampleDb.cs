using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Tickets;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Messaging;

/// <summary>A smallest service: notes with a count, made over HTTP or by a message.</summary>
internal sealed class SampleDb(DbContextOptions<SampleDb> options) : MessagingDbContext(options)
{
    public DbSet<Sample> Samples => Set<Sample>();
}

internal sealed class Sample
{
    public Guid Id { get; set; }
    public int Count { get; set; }
}

[DbContext(typeof(SampleDb))]
[Migration("20261122000001_Initial")]
internal sealed class SampleMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Samples",
            table => new { Id = table.Column<Guid>(), Count = table.Column<int>() },
            constraints: table => table.PrimaryKey("PK_Samples", row => row.Id));
        migrationBuilder.CreateMessagingTables();
    }
}

/// <summary>Counts each note once; fails as often as a test asks it to.</summary>
internal sealed class SampleConsumer(SampleDb db, TimeProvider clock, SampleFailures failures) : OnceConsumer<SampleDb, NoteAdded>(db, clock)
{
    protected override async Task HandleAsync(NoteAdded message, CancellationToken ct)
    {
        var sample = await Db.Samples.FindAsync([message.TicketId], ct);
        if (sample is null)
        {
            Db.Samples.Add(sample = new Sample { Id = message.TicketId });
        }

        sample.Count++;
        Db.Enqueue(new TicketProjected(message.PortalId, message.TicketId, message.Number, message.Version, Guid.Empty, null, TicketChange.Note), message.TicketId);
        if (failures.Left > 0)
        {
            failures.Left--;
            throw new InvalidOperationException("Asked to fail.");
        }
    }
}

internal sealed class SampleFailures
{
    public int Left { get; set; }
}

internal static class SampleService
{
    public static Task<ServiceHost> StartAsync(DatabaseProvider provider, SampleFailures? failures = null) => ServiceHost.StartAsync(
        "sample",
        builder =>
        {
            builder.Services.AddSingleton(failures ?? new SampleFailures());
            builder.AddPortalMessaging<SampleDb>("sample", bus => bus.AddConsumer<SampleConsumer>());
        },
        app =>
        {
            app.UseIdempotencyKeys();
            app.MapMessaging();
            app.MapPost("/samples", CreateAsync).RequireAuthorization(Policies.Customer).WithIdempotency();
        },
        provider);

    private static async Task<IResult> CreateAsync(SampleInput input, Caller caller, SampleDb db, CancellationToken ct)
    {
        var sample = new Sample { Id = Guid.CreateVersion7(), Count = input.Count };
        db.Samples.Add(sample);
        db.Enqueue(new NoteAdded(caller.PortalId, sample.Id, 1, 1, Guid.NewGuid(), DateTimeOffset.UtcNow), sample.Id);
        await db.SaveChangesAsync(ct);
        return input.Count < 0 ? throw new InvalidOperationException("After the save.") : TypedResults.Created((string?)null, sample);
    }

    internal sealed record SampleInput(int Count);
}
