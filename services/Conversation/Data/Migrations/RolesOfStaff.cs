using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Who answers tickets follows from what a portal's roles allow, no longer from their names.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261202000001_RolesOfStaff")]
internal sealed class RolesOfStaff : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Roles", "Portals", nullable: false, defaultValue: "[]");

        // In words of its own, since EF would make the table anew on SQLite, which can drop a column as all do.
        migrationBuilder.Sql("""ALTER TABLE "StaffRoles" DROP COLUMN "Answers" """);

        // SQLite keeps no lengths.
        if (!ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migrationBuilder.AlterColumn<string>("Roles", "StaffRoles", maxLength: StaffRoles.MaxRoles, oldMaxLength: 200);
        }
    }
}
