using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>What is known of forms.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261202000001_Forms")]
internal sealed class FormsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Forms",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Name = table.Column<string>(maxLength: 200),
                Standard = table.Column<bool>(),
                Reasons = table.Column<string>(),
                Properties = table.Column<string>(),
                Deleted = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_Forms", row => row.Id));
        migrationBuilder.CreateIndex("IX_Forms_PortalId", "Forms", "PortalId");
    }
}
