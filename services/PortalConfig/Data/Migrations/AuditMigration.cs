using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>The audit log.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261201000003_Audit")]
internal sealed class AuditMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "AuditEntries",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Sequence = table.Column<long>(),
                Id = table.Column<Guid>(),
                At = table.Column<DateTimeOffset>(),
                ActorKind = table.Column<string>(maxLength: 100),
                ActorId = table.Column<Guid>(nullable: true),
                ActorName = table.Column<string>(maxLength: 500),
                Address = table.Column<string>(maxLength: 100),
                Action = table.Column<string>(maxLength: 100),
                TargetKind = table.Column<string>(maxLength: 100),
                TargetId = table.Column<string>(maxLength: 500),
                TargetName = table.Column<string>(maxLength: 500),
                Before = table.Column<string>(nullable: true),
                After = table.Column<string>(nullable: true),
                Hash = table.Column<string>(maxLength: 64),
                SearchText = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_AuditEntries", row => new { row.PortalId, row.Sequence }));
        migrationBuilder.CreateIndex("IX_AuditEntries_Id", "AuditEntries", "Id", unique: true);
        migrationBuilder.CreateIndex("IX_AuditEntries_PortalId_At", "AuditEntries", ["PortalId", "At"]);
        migrationBuilder.CreateIndex("IX_AuditEntries_PortalId_Action_Sequence", "AuditEntries", ["PortalId", "Action", "Sequence"]);
        migrationBuilder.CreateIndex("IX_AuditEntries_PortalId_ActorId_Sequence", "AuditEntries", ["PortalId", "ActorId", "Sequence"]);
        migrationBuilder.CreateTable(
            "AuditHeads",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Sequence = table.Column<long>(),
                Hash = table.Column<string>(maxLength: 64),
            },
            constraints: table => table.PrimaryKey("PK_AuditHeads", row => row.PortalId));
        migrationBuilder.GuardAuditEntries();
    }
}
