using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>Drafts of settings, cases that guard them, the pictures of a theme, and what is known of pipelines.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261122000011_Drafts")]
internal sealed class DraftsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Drafts",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                BasedOn = table.Column<long>(),
                Settings = table.Column<string>(nullable: true),
                ChangedAt = table.Column<DateTimeOffset>(),
                ChangedById = table.Column<Guid>(nullable: true),
                ChangedBy = table.Column<string>(maxLength: 300, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Drafts", row => row.PortalId);
                table.ForeignKey("FK_Drafts_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.Sql("""INSERT INTO "Drafts" ("PortalId", "Version", "BasedOn", "ChangedAt") SELECT "Id", 0, 0, "ChangedAt" FROM "Portals";""");
        migrationBuilder.CreateTable(
            "PolicyCases",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Name = table.Column<string>(maxLength: 200),
                ContactId = table.Column<Guid>(),
                ContactName = table.Column<string>(maxLength: 300),
                TicketNumber = table.Column<long>(),
                Expect = table.Column<string>(maxLength: 20),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PolicyCases", row => row.Id);
                table.ForeignKey("FK_PolicyCases_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_PolicyCases_PortalId_Id", "PolicyCases", ["PortalId", "Id"]);
        migrationBuilder.CreateTable(
            "Pipelines",
            table => new { PortalId = table.Column<Guid>(), Version = table.Column<long>(), Pipelines = table.Column<string>() },
            constraints: table => table.PrimaryKey("PK_Pipelines", row => row.PortalId));
        migrationBuilder.CreateTable(
            "Assets",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                ContentType = table.Column<string>(maxLength: 50),
                Width = table.Column<int>(),
                Height = table.Column<int>(),
                Content = table.Column<byte[]>(),
                UploadedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Assets", row => row.Id);
                table.ForeignKey("FK_Assets_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_Assets_PortalId", "Assets", "PortalId");
    }
}
