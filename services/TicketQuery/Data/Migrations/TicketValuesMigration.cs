using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Contracts.Filters;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>What columns, stages and filters need. Tickets that are there have shape 0: Conversation tells of them again, and the same version fills in what is missing.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261123000001_TicketValues")]
internal sealed class TicketValuesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Shape", "Tickets", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<string>("OwnerLastName", "Tickets", nullable: true);
        migrationBuilder.AddColumn<Guid>("PipelineId", "Tickets", nullable: false, defaultValue: Guid.Empty);
        migrationBuilder.AddColumn<Guid>("StageId", "Tickets", nullable: false, defaultValue: Guid.Empty);
        migrationBuilder.AddColumn<string>("StageLabel", "Tickets", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<DateTimeOffset>("ClosedAt", "Tickets", nullable: true);
        migrationBuilder.AddColumn<string>("Properties", "Tickets", nullable: false, defaultValue: "");

        migrationBuilder.AddColumn<string>("Display", "Portals", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<long>("PropertiesVersion", "Portals", nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<string>("Properties", "Portals", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<long>("PipelinesVersion", "Portals", nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<string>("Pipelines", "Portals", nullable: false, defaultValue: "");

        migrationBuilder.AddColumn<Guid>("PortalId", "People", nullable: true);
        migrationBuilder.AddColumn<Guid>("CompanyId", "People", nullable: true);
        migrationBuilder.AddColumn<string>("CompanyName", "People", nullable: true);
        migrationBuilder.AddColumn<string>("Properties", "People", nullable: false, defaultValue: "");

        migrationBuilder.CreateTable(
            "TicketValues",
            table => new
            {
                TicketId = table.Column<Guid>(),
                Property = table.Column<string>(maxLength: TicketValueMap.PropertyLength),
                Key = table.Column<string>(maxLength: FilterText.MaxKey),
                Words = table.Column<string>(),
                Number = table.Column<double>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_TicketValues", row => new { row.TicketId, row.Property, row.Key }));
    }
}
