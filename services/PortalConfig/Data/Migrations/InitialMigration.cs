using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Messaging;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>The first schema.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261122000001_Initial")]
internal sealed class InitialMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Portals",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                Slug = table.Column<string>(maxLength: 40),
                Name = table.Column<string>(maxLength: 100),
                On = table.Column<bool>(),
                IdleMinutes = table.Column<int>(),
                TicketScope = table.Column<string>(maxLength: 20),
                TicketsName = table.Column<string>(maxLength: 60, nullable: true),
                FormConnected = table.Column<bool>(),
                FormMenuText = table.Column<string>(maxLength: 60, nullable: true),
                DefaultInboxId = table.Column<Guid>(nullable: true),
                Language = table.Column<string>(maxLength: 5),
                ClosedReply = table.Column<string>(maxLength: 20),
                CustomersMayClose = table.Column<bool>(),
                CreatedAt = table.Column<DateTimeOffset>(),
                ChangedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Portals", row => row.Id));
        migrationBuilder.CreateIndex("IX_Portals_Slug", "Portals", "Slug", unique: true);
        migrationBuilder.CreateTable(
            "Hosts",
            table => new
            {
                Host = table.Column<string>(maxLength: 253),
                PortalId = table.Column<Guid>(),
                Language = table.Column<string>(maxLength: 5),
                Position = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Hosts", row => row.Host);
                table.ForeignKey("FK_Hosts_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_Hosts_PortalId", "Hosts", "PortalId");
        migrationBuilder.CreateTable(
            "Setup",
            table => new
            {
                Id = table.Column<int>(),
                Version = table.Column<long>(),
                TokenHash = table.Column<string>(maxLength: 64, nullable: true),
                PortalId = table.Column<Guid>(),
            },
            constraints: table => table.PrimaryKey("PK_Setup", row => row.Id));
        migrationBuilder.CreateMessagingTables();
    }
}
