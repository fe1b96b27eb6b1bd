using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts;
using Portal.Messaging.Failures;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Database;

namespace Portal.Messaging;

/// <summary>Base of a service's context: its own tables beside outbox, inbox and idempotency keys, so that one save covers them all.</summary>
public abstract class MessagingDbContext(DbContextOptions options) : PortalDbContext(options)
{
    internal DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    internal DbSet<InboxMessage> InboxMessages => Set<InboxMessage>();

    internal DbSet<FailedMessage> FailedMessages => Set<FailedMessage>();

    internal DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    /// <summary>Publishes <paramref name="message"/> when this context's next save commits. Messages of one <paramref name="key"/> (the aggregate's id) go out in order.</summary>
    /// <remarks>The aggregate must change in the same save under its concurrency token; that makes the rows' order the order of commits.</remarks>
    public void Enqueue<T>(T message, Guid key)
        where T : class
    {
        OutboxMessages.Add(new OutboxMessage
        {
            Id = MassTransit.NewId.NextGuid(),
            Type = MessageTypes.NameOf(typeof(T)),
            Payload = JsonSerializer.Serialize(message, ServiceDefaultsSetup.Json),
            Key = key,
            TraceParent = Activity.Current?.Id,
            CreatedAt = DateTimeOffset.UtcNow,
        });
        MessagingMetrics.Enqueued.Add(1);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("OutboxMessages");
            outbox.HasKey(message => message.Sequence);
            outbox.Property(message => message.Sequence).ValueGeneratedOnAdd();
            outbox.HasIndex(message => message.Id).IsUnique().HasFilter("\"Queue\" IS NULL");
            outbox.HasIndex(message => message.Sequence, "IX_OutboxMessages_Unsent").HasFilter("\"SentAt\" IS NULL");
            outbox.HasIndex(message => message.SentAt);
            outbox.Property(message => message.Type).HasMaxLength(100);
            outbox.Property(message => message.Queue).HasMaxLength(200);
            outbox.Property(message => message.HandledBy).HasMaxLength(500);
            outbox.Property(message => message.TraceParent).HasMaxLength(100);
            outbox.Property(message => message.Error).HasMaxLength(2000);
        });
        modelBuilder.Entity<InboxMessage>(inbox =>
        {
            inbox.ToTable("InboxMessages");
            inbox.HasKey(message => new { message.MessageId, message.Consumer });
            inbox.HasIndex(message => message.ReceivedAt);
            inbox.Property(message => message.Consumer).HasMaxLength(100);
        });
        modelBuilder.Entity<FailedMessage>(failed =>
        {
            failed.ToTable("FailedMessages");
            failed.Property(message => message.Id).ValueGeneratedNever();
            failed.HasIndex(message => new { message.MessageId, message.Queue }).IsUnique();
            failed.HasIndex(message => message.FailedAt);
            failed.Property(message => message.Queue).HasMaxLength(200);
            failed.Property(message => message.Type).HasMaxLength(100);
            failed.Property(message => message.Error).HasMaxLength(2000);
        });
        modelBuilder.Entity<IdempotencyKey>(key =>
        {
            key.ToTable("IdempotencyKeys");
            key.HasKey(row => new { row.CallerId, row.Key });
            key.HasIndex(row => row.CreatedAt);
            key.Property(row => row.Key).HasMaxLength(200);
            key.Property(row => row.RequestHash).HasMaxLength(64);
        });
    }
}

/// <summary>An event waiting for, or past, its publication. <see cref="Id"/> is the message id on the bus at every attempt.</summary>
internal sealed class OutboxMessage
{
    public long Sequence { get; set; }
    public Guid Id { get; set; }
    public required string Type { get; set; }
    public required string Payload { get; set; }
    public Guid Key { get; set; }

    /// <summary>The one queue a replayed message goes back to; null for an event, which goes to all who subscribe.</summary>
    public string? Queue { get; set; }

    /// <summary>In process: the services that have handled it while another failed. They do not get it again, however late it is replayed.</summary>
    public string? HandledBy { get; set; }
    public string? TraceParent { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? FailedAt { get; set; }
    public string? Error { get; set; }
}

/// <summary>A message one consumer has handled; a second delivery finds the row and does nothing.</summary>
internal sealed class InboxMessage
{
    public Guid MessageId { get; set; }
    public required string Consumer { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
}

/// <summary>The answer given to a request with this <c>Idempotency-Key</c>.</summary>
internal sealed class IdempotencyKey
{
    public Guid CallerId { get; set; }
    public required string Key { get; set; }
    public required string RequestHash { get; set; }
    public int Status { get; set; }
    public string? Body { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
