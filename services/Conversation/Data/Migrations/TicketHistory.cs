using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Changes of properties say which one, so that customers are told of those they may see. Tickets that are there are told once more, with their history.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261124000001_TicketHistory")]
internal sealed class TicketHistory : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("ActivityProperty", "Messages", maxLength: 100, nullable: true);
        migrationBuilder.Sql("""DELETE FROM "TicketRetellings" """);
        migrationBuilder.Sql(
            """
            INSERT INTO "TicketRetellings" ("Id", "After")
            SELECT 1, '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT 1 FROM "Tickets")
            """);
    }
}
