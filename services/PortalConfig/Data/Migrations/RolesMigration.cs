using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>Roles that differ from the standard ones.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261201000002_Roles")]
internal sealed class RolesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("SavedRoles", "Portals", nullable: false, defaultValue: "[]");
}
