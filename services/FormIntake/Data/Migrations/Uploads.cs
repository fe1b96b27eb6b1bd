using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.FormIntake.Data.Migrations;

/// <summary>Files from before stay where they are: nothing says whether they are on a message.</summary>
[DbContext(typeof(FormIntakeDb))]
[Migration("20261122000002_Uploads")]
internal sealed class Uploads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Uploads",
            table => new
            {
                Id = table.Column<Guid>(),
                StoredAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Uploads", row => row.Id));
        migrationBuilder.CreateIndex("IX_Uploads_StoredAt", "Uploads", "StoredAt");
    }
}
