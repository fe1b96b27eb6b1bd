using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Exports.Jobs;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>Exports that are made in the background.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261125000002_ExportJobs")]
internal sealed class ExportJobsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ExportJobs",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                ContactId = table.Column<Guid>(),
                Format = table.Column<string>(maxLength: ExportFormat.MaxName),
                Query = table.Column<string>(maxLength: ExportJob.MaxQuery),
                Language = table.Column<string>(maxLength: 10),
                State = table.Column<string>(maxLength: 20),
                Rows = table.Column<long>(),
                Total = table.Column<long>(nullable: true),
                Stamp = table.Column<string>(maxLength: ExportJob.MaxStamp),
                CreatedAt = table.Column<DateTimeOffset>(),
                EndedAt = table.Column<DateTimeOffset>(nullable: true),
                Holder = table.Column<Guid>(nullable: true),
                HeldUntil = table.Column<DateTimeOffset>(nullable: true),
                Attempts = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_ExportJobs", row => row.Id));
        migrationBuilder.CreateIndex("IX_ExportJobs_PortalId_ContactId", "ExportJobs", ["PortalId", "ContactId"]);
        migrationBuilder.CreateIndex("IX_ExportJobs_State_CreatedAt", "ExportJobs", ["State", "CreatedAt"]);
    }
}
