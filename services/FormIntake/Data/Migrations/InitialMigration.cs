using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Messaging;

namespace Portal.FormIntake.Data.Migrations;

[DbContext(typeof(FormIntakeDb))]
[Migration("20261122000001_Initial")]
internal sealed class InitialMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateMessagingTables();
        CreateForms(migrationBuilder);
        CreateImports(migrationBuilder);
    }

    private static void CreateForms(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Portals",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                On = table.Column<bool>(),
                FormConnected = table.Column<bool>(),
                DefaultInboxId = table.Column<Guid>(nullable: true),
                Language = table.Column<string>(maxLength: 10),
            },
            constraints: table => table.PrimaryKey("PK_Portals", row => row.Id));
        migration.CreateTable(
            "Forms",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Name = table.Column<string>(maxLength: 200),
                Header = table.Column<string>(maxLength: 2000, nullable: true),
                Button = table.Column<string>(maxLength: 100, nullable: true),
                ThankYou = table.Column<string>(maxLength: 2000, nullable: true),
                InboxId = table.Column<Guid>(nullable: true),
                Fields = table.Column<string>(),
                CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Forms", row => row.Id));
        migration.CreateIndex("IX_Forms_PortalId", "Forms", "PortalId");
        migration.CreateTable(
            "Submissions",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                FormId = table.Column<Guid>(),
                TicketId = table.Column<Guid>(),
                ContactId = table.Column<Guid>(),
                Values = table.Column<string>(),
                AttachmentIds = table.Column<string>(),
                ReceivedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Submissions", row => row.Id));
        migration.CreateIndex("IX_Submissions_PortalId_ReceivedAt", "Submissions", ["PortalId", "ReceivedAt"]);
    }

    private static void CreateImports(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Imports",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                CreatedById = table.Column<Guid>(),
                FileId = table.Column<Guid>(),
                FileName = table.Column<string>(maxLength: 200),
                Format = table.Column<string>(),
                Columns = table.Column<string>(),
                Mapping = table.Column<string>(nullable: true),
                DayFirst = table.Column<bool>(),
                Status = table.Column<string>(maxLength: 20),
                Rows = table.Column<int>(),
                Read = table.Column<int>(),
                Invalid = table.Column<int>(),
                EndReached = table.Column<bool>(),
                BatchesSent = table.Column<int>(),
                BatchesAnswered = table.Column<int>(),
                Created = table.Column<int>(),
                Existing = table.Column<int>(),
                Refused = table.Column<int>(),
                Error = table.Column<string>(maxLength: 1000, nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
                StartedAt = table.Column<DateTimeOffset>(nullable: true),
                FinishedAt = table.Column<DateTimeOffset>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Imports", row => row.Id));
        migration.CreateIndex("IX_Imports_PortalId_CreatedAt_Id", "Imports", ["PortalId", "CreatedAt", "Id"]);
        migration.CreateIndex("IX_Imports_Status_EndReached", "Imports", ["Status", "EndReached"]);
        migration.CreateTable(
            "ImportBatches",
            table => new
            {
                ImportId = table.Column<Guid>(),
                Batch = table.Column<int>(),
                Rows = table.Column<string>(nullable: true),
                AnsweredAt = table.Column<DateTimeOffset>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ImportBatches", row => new { row.ImportId, row.Batch }));
        migration.CreateTable(
            "RejectedRows",
            table => new
            {
                ImportId = table.Column<Guid>(),
                Line = table.Column<int>(),
                Reason = table.Column<string>(maxLength: 500),
                Values = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_RejectedRows", row => new { row.ImportId, row.Line }));
    }
}
