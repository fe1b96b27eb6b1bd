using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Messaging;
using Portal.ServiceDefaults.Database;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Tickets, their threads, and the copies of other services' data.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261122000001_Initial")]
internal sealed class InitialMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateTickets(migrationBuilder);
        CreateThreads(migrationBuilder);
        CreateTexts(migrationBuilder);
        migrationBuilder.CreateInboxes();
        migrationBuilder.CreateCopies();
        migrationBuilder.CreateMessagingTables();
    }

    private static void CreateTickets(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Tickets",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Number = table.Column<long>(),
                Version = table.Column<long>(),
                Subject = table.Column<string>(maxLength: 300),
                SubjectKey = table.Column<string>(maxLength: 100),
                ContactId = table.Column<Guid>(),
                CompanyId = table.Column<Guid>(nullable: true),
                CompanyName = table.Column<string>(maxLength: 300, nullable: true),
                InboxId = table.Column<Guid>(),
                PipelineId = table.Column<Guid>(),
                StageId = table.Column<Guid>(),
                Closed = table.Column<bool>(),
                OwnerId = table.Column<Guid>(nullable: true),
                Priority = table.Column<string>(maxLength: 20, nullable: true),
                Category = table.Column<string>(maxLength: 50, nullable: true),
                Source = table.Column<string>(maxLength: 20),
                ExternalId = table.Column<string>(maxLength: 200, nullable: true),
                Properties = table.Column<string>(),
                ThreadId = table.Column<Guid>(),
                Preview = table.Column<string>(maxLength: 200),
                MessageCount = table.Column<int>(),
                EntryCount = table.Column<int>(),
                CreatedAt = table.Column<DateTimeOffset>(),
                LastActivityAt = table.Column<DateTimeOffset>(),
                ClosedAt = table.Column<DateTimeOffset>(nullable: true),
                WaitingSince = table.Column<DateTimeOffset>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Tickets", row => row.Id));
        Index(migration, "PortalId", "Number", unique: true);
        string[] sorts = ["LastActivityAt", "CreatedAt", "SubjectKey"];
        foreach (var sort in sorts)
        {
            Index(migration, "PortalId", sort, "Number");
        }

        foreach (var view in new[] { new[] { "PortalId", "Closed" }, ["PortalId", "OwnerId", "Closed"] })
        {
            Index(migration, [.. view, "Number"]);
            foreach (var sort in sorts)
            {
                Index(migration, [.. view, sort, "Number"]);
            }
        }

        Index(migration, "PortalId", "InboxId", "Closed", "LastActivityAt", "Number");
        Index(migration, "ContactId", "LastActivityAt");
        migration.CreateIndex("IX_Tickets_PortalId_ExternalId", "Tickets", ["PortalId", "ExternalId"], unique: true, filter: "\"ExternalId\" IS NOT NULL");
    }

    private static void CreateThreads(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Threads",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                TicketId = table.Column<Guid>(),
                CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Threads", row => row.Id);
                table.ForeignKey("FK_Threads_Tickets_TicketId", row => row.TicketId, "Tickets", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("IX_Threads_TicketId", "Threads", "TicketId");
        migration.CreateTable(
            "Messages",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                TicketId = table.Column<Guid>(),
                ThreadId = table.Column<Guid>(),
                Position = table.Column<int>(),
                Kind = table.Column<string>(maxLength: 20),
                Direction = table.Column<string>(maxLength: 20),
                AuthorKind = table.Column<string>(maxLength: 20),
                AuthorId = table.Column<Guid>(nullable: true),
                AuthorFirstName = table.Column<string>(maxLength: 200),
                AuthorLastName = table.Column<string>(maxLength: 200),
                Html = table.Column<string>(),
                Text = table.Column<string>(),
                ActivityType = table.Column<string>(maxLength: 20, nullable: true),
                ActivityFrom = table.Column<string>(maxLength: 500, nullable: true),
                ActivityTo = table.Column<string>(maxLength: 500, nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Messages", row => row.Id);
                table.ForeignKey("FK_Messages_Tickets_TicketId", row => row.TicketId, "Tickets", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("IX_Messages_TicketId_Position", "Messages", ["TicketId", "Position"], unique: true);
        migration.CreateTable(
            "Attachments",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                TicketId = table.Column<Guid>(),
                MessageId = table.Column<Guid>(),
                Position = table.Column<int>(),
                Name = table.Column<string>(maxLength: 300),
                Size = table.Column<long>(),
                ContentType = table.Column<string>(maxLength: 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Attachments", row => row.Id);
                table.ForeignKey("FK_Attachments_Messages_MessageId", row => row.MessageId, "Messages", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("IX_Attachments_MessageId", "Attachments", "MessageId");
    }

    private static void CreateTexts(MigrationBuilder migration)
    {
        migration.CreateTable(
            TicketText.Table,
            table => new
            {
                Id = table.Column<long>().Generated(),
                TicketId = table.Column<Guid>(),
                Body = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_TicketTexts", row => row.Id));
        migration.CreateIndex("IX_TicketTexts_TicketId", TicketText.Table, "TicketId", unique: true);
        migration.CreateFullText(TicketText.Table);
        migration.CreateTable(
            "TicketCounters",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Last = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_TicketCounters", row => row.PortalId));
    }

    private static void Index(MigrationBuilder migration, params string[] columns) => Index(migration, columns, unique: false);

    private static void Index(MigrationBuilder migration, string first, string second, bool unique) => Index(migration, [first, second], unique);

    private static void Index(MigrationBuilder migration, string[] columns, bool unique) =>
        migration.CreateIndex($"IX_Tickets_{string.Join('_', columns)}", "Tickets", columns, unique: unique);
}
