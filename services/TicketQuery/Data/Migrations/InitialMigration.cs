using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Messaging;
using Portal.ServiceDefaults.Database;

namespace Portal.TicketQuery.Data.Migrations;

[DbContext(typeof(TicketQueryDb))]
[Migration("20261122000001_Initial")]
internal sealed class InitialMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateTickets(migrationBuilder);
        CreateMessages(migrationBuilder);
        migrationBuilder.CreateTable(
            "TicketCounts",
            table => new
            {
                PortalId = table.Column<Guid>(),
                ContactId = table.Column<Guid>(),
                CompanyId = table.Column<Guid>(),
                Closed = table.Column<bool>(),
                Tickets = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_TicketCounts", row => new { row.PortalId, row.ContactId, row.CompanyId, row.Closed }));
        migrationBuilder.CreateIndex("IX_TicketCounts_PortalId_CompanyId", "TicketCounts", ["PortalId", "CompanyId"]);
        migrationBuilder.CreateTable(
            "People",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                FirstName = table.Column<string>(),
                LastName = table.Column<string>(),
                Email = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_People", row => row.Id));
        migrationBuilder.CreateTable(
            "Portals",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                ClosedReply = table.Column<string>(maxLength: 20),
                CustomersMayClose = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_Portals", row => row.Id));
        migrationBuilder.CreateTable(
            "ViewEpochs",
            table => new
            {
                Id = table.Column<int>(),
                Value = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_ViewEpochs", row => row.Id));
        migrationBuilder.Sql("""INSERT INTO "ViewEpochs" ("Id", "Value") VALUES (1, 0)""");
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
                Seen = table.Column<long>(),
                Subject = table.Column<string>(),
                SubjectKey = table.Column<string>(maxLength: 200),
                ContactId = table.Column<Guid>(),
                ContactName = table.Column<string>(),
                CompanyId = table.Column<Guid>(nullable: true),
                OwnerId = table.Column<Guid>(nullable: true),
                OwnerFirstName = table.Column<string>(nullable: true),
                Closed = table.Column<bool>(),
                Priority = table.Column<string>(nullable: true),
                Category = table.Column<string>(nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
                LastActivityAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Tickets", row => row.Id));
        migration.CreateIndex("IX_Tickets_PortalId_Number", "Tickets", ["PortalId", "Number"]);
        foreach (var scope in new[] { "ContactId", "CompanyId" })
        {
            foreach (var sort in new[] { "LastActivityAt", "CreatedAt", "SubjectKey", "Number" })
            {
                migration.CreateIndex($"IX_Tickets_PortalId_{scope}_{sort}_Id", "Tickets", ["PortalId", scope, sort, "Id"]);
            }
        }

        migration.CreateIndex("IX_Tickets_Contact_Closed", "Tickets", ["PortalId", "ContactId", "Closed", "LastActivityAt", "Id"]);
        migration.CreateIndex("IX_Tickets_Company_Closed", "Tickets", ["PortalId", "CompanyId", "Closed", "LastActivityAt", "Id"]);
    }

    private static void CreateMessages(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Messages",
            table => new
            {
                Id = table.Column<Guid>(),
                TicketId = table.Column<Guid>(),
                ThreadId = table.Column<Guid>(),
                Direction = table.Column<string>(maxLength: 20),
                AuthorKind = table.Column<string>(maxLength: 20),
                AuthorId = table.Column<Guid>(nullable: true),
                AuthorFirstName = table.Column<string>(),
                AuthorLastName = table.Column<string>(),
                Html = table.Column<string>(),
                Text = table.Column<string>(),
                CreatedAt = table.Column<DateTimeOffset>(),
                Attachments = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_Messages", row => row.Id));
        migration.CreateIndex("IX_Messages_TicketId_CreatedAt_Id", "Messages", ["TicketId", "CreatedAt", "Id"]);
        migration.CreateTable(
            TicketQueryDb.TextsTable,
            table => new
            {
                Id = table.Column<long>().Generated(),
                TicketId = table.Column<Guid>(),
                Body = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_TicketTexts", row => row.Id));
        migration.CreateIndex("IX_TicketTexts_TicketId", TicketQueryDb.TextsTable, "TicketId", unique: true);
        migration.CreateFullText(TicketQueryDb.TextsTable);
    }
}
