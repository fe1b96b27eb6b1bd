using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>What customers said about how their tickets were closed, and whether a portal asks.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261124000003_Ratings")]
internal sealed class RatingsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Rating", "Tickets", nullable: true);
        migrationBuilder.AddColumn<bool>("AskRating", "Portals", nullable: false, defaultValue: false);
    }
}
