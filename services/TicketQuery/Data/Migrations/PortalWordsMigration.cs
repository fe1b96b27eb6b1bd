using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>The words that searches with a typing error are corrected to; those of older tickets come with the next event of each.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261124000001_PortalWords")]
internal sealed class PortalWordsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "PortalWords",
        table => new
        {
            PortalId = table.Column<Guid>(),
            Word = table.Column<string>(maxLength: PortalWord.MaxLength),
        },
        constraints: table => table.PrimaryKey("PK_PortalWords", row => new { row.PortalId, row.Word }));
}
