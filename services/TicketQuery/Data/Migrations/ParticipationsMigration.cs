using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>Further contacts who see a ticket, and tickets hidden from colleagues. Nobody had either before.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261124000002_Participations")]
internal sealed class ParticipationsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("Hidden", "Tickets", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<bool>("CustomersMayHide", "Portals", nullable: false, defaultValue: false);
        migrationBuilder.CreateTable(
            "Participations",
            table => new
            {
                TicketId = table.Column<Guid>(),
                ContactId = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Right = table.Column<string>(maxLength: 20),
            },
            constraints: table => table.PrimaryKey("PK_Participations", row => new { row.TicketId, row.ContactId }));
        migrationBuilder.CreateIndex("IX_Participations_PortalId_ContactId_TicketId", "Participations", ["PortalId", "ContactId", "TicketId"]);
        migrationBuilder.CreateIndex("IX_People_PortalId_CompanyId", "People", ["PortalId", "CompanyId"]);
    }
}
