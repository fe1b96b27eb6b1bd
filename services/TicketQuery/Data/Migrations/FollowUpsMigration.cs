using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>Tickets that go on with closed ones, and after how many days a reply starts one.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261204000001_FollowUps")]
internal sealed class FollowUpsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("NewTicketAfterDays", "Portals", nullable: true);
        migrationBuilder.AddColumn<Guid>("FollowUpOf", "Tickets", nullable: true);
        migrationBuilder.CreateIndex("IX_Tickets_FollowUpOf", "Tickets", "FollowUpOf");
    }
}
