using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>Property definitions.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261201000001_Properties")]
internal sealed class PropertiesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PropertySets",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                ChangedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_PropertySets", row => row.PortalId));
        migrationBuilder.CreateTable(
            "Properties",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Record = table.Column<string>(maxLength: 20),
                Name = table.Column<string>(maxLength: 100),
                Version = table.Column<long>(),
                Position = table.Column<int>(),
                Label = table.Column<string>(maxLength: 100),
                Type = table.Column<string>(maxLength: 20),
                Group = table.Column<string>(maxLength: 100),
                Description = table.Column<string>(maxLength: 1000, nullable: true),
                Options = table.Column<string>(),
                Visibility = table.Column<string>(maxLength: 20),
                IsStandard = table.Column<bool>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Properties", row => new { row.PortalId, row.Record, row.Name });
                table.ForeignKey("FK_Properties_PropertySets_PortalId", row => row.PortalId, "PropertySets", "PortalId", onDelete: ReferentialAction.Cascade);
            });
    }
}
