using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Identity.Data.Migrations;

/// <summary>Roles of a portal's own: what they allow, and room for their names.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("20261201000001_StaffRoles")]
internal sealed class StaffRolesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Roles", "PortalRules", nullable: false, defaultValue: "[]");

        // SQLite keeps no lengths, and EF would rebuild the table for one.
        if (!ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migrationBuilder.AlterColumn<string>("Roles", "StaffRoles", maxLength: StaffRole.MaxRoles, oldMaxLength: 100);
        }
    }
}
