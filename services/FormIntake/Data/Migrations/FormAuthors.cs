using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.FormIntake.Data.Migrations;

/// <summary>Who saved a form last, for those whose change comes too late.</summary>
[DbContext(typeof(FormIntakeDb))]
[Migration("20261203000001_FormAuthors")]
internal sealed class FormAuthors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("ChangedBy", "Forms", maxLength: 300, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("ChangedAt", "Forms", nullable: true);
    }
}
