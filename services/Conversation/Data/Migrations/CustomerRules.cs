using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>What customers see and where their close puts tickets; comes with the next change of the portal's settings.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261122000005_CustomerRules")]
internal sealed class CustomerRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("ShowStages", "Portals", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<string>("ClosedStages", "Portals", nullable: false, defaultValue: "{}");
        migrationBuilder.AddColumn<string>("TicketFilter", "Portals", nullable: true);
    }
}
