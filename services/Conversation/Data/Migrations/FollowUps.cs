using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Tickets that go on with closed ones, and after how many days a reply starts one.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261204000001_FollowUps")]
internal sealed class FollowUps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("NewTicketAfterDays", "Portals", nullable: true);
        migrationBuilder.AddColumn<Guid>("FollowUpOf", "Tickets", nullable: true);
        migrationBuilder.CreateIndex("IX_Tickets_FollowUpOf", "Tickets", "FollowUpOf");
    }
}
