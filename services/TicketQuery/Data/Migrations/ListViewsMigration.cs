using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>What customers make of their lists. The one part of this service that no event brings back.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261124000002_ListViews")]
internal sealed class ListViewsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ListViews",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                ContactId = table.Column<Guid>(),
                Name = table.Column<string>(maxLength: ListView.MaxName),
                Query = table.Column<string>(maxLength: ListView.MaxQuery),
            },
            constraints: table => table.PrimaryKey("PK_ListViews", row => row.Id));
        migrationBuilder.CreateIndex("IX_ListViews_PortalId_ContactId", "ListViews", ["PortalId", "ContactId"]);
        migrationBuilder.CreateTable(
            "ListColumns",
            table => new
            {
                PortalId = table.Column<Guid>(),
                ContactId = table.Column<Guid>(),
                Columns = table.Column<string>(maxLength: ListColumns.MaxLength),
            },
            constraints: table => table.PrimaryKey("PK_ListColumns", row => new { row.PortalId, row.ContactId }));
    }
}
