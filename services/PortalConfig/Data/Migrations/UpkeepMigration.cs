using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>When a picture was last wanted, so that the others can go; when a host was last looked at.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261202000003_Upkeep")]
internal sealed class UpkeepMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTimeOffset>("ChosenAt", "Assets", nullable: false, defaultValue: DateTimeOffset.UnixEpoch);
        migrationBuilder.Sql("""UPDATE "Assets" SET "ChosenAt" = "UploadedAt";""");
        migrationBuilder.CreateIndex("IX_Assets_ChosenAt", "Assets", "ChosenAt");
        migrationBuilder.CreateTable(
            "HostChecks",
            table => new { PortalId = table.Column<Guid>(), Host = table.Column<string>(maxLength: 253), CheckedAt = table.Column<DateTimeOffset>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_HostChecks", row => new { row.PortalId, row.Host });
                table.ForeignKey("FK_HostChecks_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
    }
}
