using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>Drafts that are published at a time to come.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261202000002_Schedules")]
internal sealed class SchedulesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTimeOffset>("DueAt", "Drafts", nullable: true);
        migrationBuilder.AddColumn<string>("Schedule", "Drafts", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("LeasedUntil", "Drafts", nullable: true);
        migrationBuilder.AddColumn<string>("ScheduleFailure", "Drafts", nullable: true);
        migrationBuilder.CreateIndex("IX_Drafts_DueAt", "Drafts", "DueAt");
    }
}
