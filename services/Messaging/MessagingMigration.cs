using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Portal.Messaging;

/// <summary>The messaging tables, for each service's first migration.</summary>
public static class MessagingMigration
{
    /// <summary>Creates outbox, inbox, failed messages and idempotency keys as <see cref="MessagingDbContext"/> maps them.</summary>
    public static void CreateMessagingTables(this MigrationBuilder migration)
    {
        migration.CreateTable(
            "OutboxMessages",
            table => new
            {
                Sequence = table.Column<long>().Generated(),
                Id = table.Column<Guid>(),
                Type = table.Column<string>(maxLength: 100),
                Payload = table.Column<string>(),
                Key = table.Column<Guid>(),
                Queue = table.Column<string>(maxLength: 200, nullable: true),
                HandledBy = table.Column<string>(maxLength: 500, nullable: true),
                TraceParent = table.Column<string>(maxLength: 100, nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
                SentAt = table.Column<DateTimeOffset>(nullable: true),
                Attempts = table.Column<int>(),
                FailedAt = table.Column<DateTimeOffset>(nullable: true),
                Error = table.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_OutboxMessages", row => row.Sequence));
        migration.CreateIndex("IX_OutboxMessages_Id", "OutboxMessages", "Id", unique: true, filter: "\"Queue\" IS NULL");
        migration.CreateIndex("IX_OutboxMessages_Unsent", "OutboxMessages", "Sequence", filter: "\"SentAt\" IS NULL");
        migration.CreateIndex("IX_OutboxMessages_SentAt", "OutboxMessages", "SentAt");
        migration.CreateTable(
            "InboxMessages",
            table => new
            {
                MessageId = table.Column<Guid>(),
                Consumer = table.Column<string>(maxLength: 100),
                ReceivedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_InboxMessages", row => new { row.MessageId, row.Consumer }));
        migration.CreateIndex("IX_InboxMessages_ReceivedAt", "InboxMessages", "ReceivedAt");
        migration.CreateTable(
            "FailedMessages",
            table => new
            {
                Id = table.Column<Guid>(),
                MessageId = table.Column<Guid>(),
                Queue = table.Column<string>(maxLength: 200),
                Type = table.Column<string>(maxLength: 100),
                Payload = table.Column<string>(),
                Error = table.Column<string>(maxLength: 2000),
                Attempts = table.Column<int>(),
                CreatedAt = table.Column<DateTimeOffset>(),
                FailedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_FailedMessages", row => row.Id));
        migration.CreateIndex("IX_FailedMessages_MessageId_Queue", "FailedMessages", ["MessageId", "Queue"], unique: true);
        migration.CreateIndex("IX_FailedMessages_FailedAt", "FailedMessages", "FailedAt");
        migration.CreateTable(
            "IdempotencyKeys",
            table => new
            {
                CallerId = table.Column<Guid>(),
                Key = table.Column<string>(maxLength: 200),
                RequestHash = table.Column<string>(maxLength: 64),
                Status = table.Column<int>(),
                Body = table.Column<string>(nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_IdempotencyKeys", row => new { row.CallerId, row.Key }));
        migration.CreateIndex("IX_IdempotencyKeys_CreatedAt", "IdempotencyKeys", "CreatedAt");
    }

    /// <summary>Numbers rows by the database on every provider.</summary>
    public static OperationBuilder<AddColumnOperation> Generated(this OperationBuilder<AddColumnOperation> column) => column
        .Annotation("Sqlite:Autoincrement", true)
        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
        .Annotation("SqlServer:Identity", "1, 1");
}
