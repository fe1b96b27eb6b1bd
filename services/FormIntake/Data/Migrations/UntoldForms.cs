using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.FormIntake.Data.Migrations;

/// <summary>Marks the forms no other service knows of; <see cref="FormAnnouncement"/> tells them.</summary>
[DbContext(typeof(FormIntakeDb))]
[Migration("20261202000001_UntoldForms")]
internal sealed class UntoldForms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""UPDATE "Forms" SET "Version" = 0""");
}
