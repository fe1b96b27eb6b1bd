using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>What is known of inboxes.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261203000001_Inboxes")]
internal sealed class InboxesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "Inboxes",
        table => new { PortalId = table.Column<Guid>(), Version = table.Column<long>(), Inboxes = table.Column<string>() },
        constraints: table => table.PrimaryKey("PK_Inboxes", row => row.PortalId));
}
