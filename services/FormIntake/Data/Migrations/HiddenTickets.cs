using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.FormIntake.Data.Migrations;

/// <summary>Whether customers may hide what they file from their colleagues; comes with the next change of the portal's settings.</summary>
[DbContext(typeof(FormIntakeDb))]
[Migration("20261203000002_HiddenTickets")]
internal sealed class HiddenTickets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<bool>("CustomersMayHide", "Portals", nullable: false, defaultValue: false);
}
