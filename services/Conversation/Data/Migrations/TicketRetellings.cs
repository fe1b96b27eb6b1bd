using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Tickets that are there are told once more: customers' lists now need their pipeline, stage and properties, and were told of them before they kept those.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261123000001_TicketRetellings")]
internal sealed class TicketRetellings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "TicketRetellings",
            table => new { Id = table.Column<int>(), After = table.Column<Guid>() },
            constraints: table => table.PrimaryKey("PK_TicketRetellings", row => row.Id));
        migrationBuilder.Sql(
            """
            INSERT INTO "TicketRetellings" ("Id", "After")
            SELECT 1, '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT 1 FROM "Tickets")
            """);
    }
}
