using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Several pipelines and inboxes that administrators change and remove.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261122000003_Pipelines")]
internal sealed class Pipelines : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Order", "Pipelines", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("Version", "Pipelines", nullable: false, defaultValue: 1L);
        migrationBuilder.AddColumn<string>("ClosedReply", "Pipelines", maxLength: 20, nullable: true);
        migrationBuilder.AddColumn<bool>("CustomersMayClose", "Pipelines", nullable: true);
        migrationBuilder.AddColumn<Guid>("MoveToId", "Pipelines", nullable: true);
        migrationBuilder.AddColumn<Guid>("MoveToId", "Stages", nullable: true);
        migrationBuilder.AddColumn<long>("Version", "Inboxes", nullable: false, defaultValue: 1L);
        migrationBuilder.AddColumn<Guid>("MoveToId", "Inboxes", nullable: true);
        migrationBuilder.AddColumn<long>("PipelinesVersion", "Portals", nullable: false, defaultValue: 0L);
        migrationBuilder.CreateIndex("IX_Tickets_StageId", "Tickets", "StageId");
    }
}
