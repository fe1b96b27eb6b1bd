using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>What customers say about how their tickets were closed.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261124000003_TicketRatings")]
internal sealed class TicketRatings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Rating", "Tickets", nullable: true);
        migrationBuilder.AddColumn<bool>("AskRating", "Portals", nullable: false, defaultValue: false);
    }
}
