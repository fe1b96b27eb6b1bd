using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Inboxes are told to other services, in versions.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261203000001_InboxesTold")]
internal sealed class InboxesTold : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<long>("InboxesVersion", "Portals", nullable: false, defaultValue: 0L);
}
