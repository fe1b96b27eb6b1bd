using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Messaging;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Who made which version, for those who come too late.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261203000002_LastChanges")]
internal sealed class LastChangesKept : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateLastChanges();
}
