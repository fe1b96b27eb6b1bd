using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Properties that administrators define, and changes of their values in the thread.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261122000004_TicketProperties")]
internal sealed class TicketProperties : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PropertyCopies",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Properties = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_PropertyCopies", row => row.PortalId));
        migrationBuilder.AddColumn<string>("ActivityName", "Messages", maxLength: 200, nullable: true);

        // SQLite keeps no lengths, and would have to make the table anew.
        if (migrationBuilder.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) != true)
        {
            migrationBuilder.AlterColumn<string>("Priority", "Tickets", maxLength: 200, nullable: true, oldMaxLength: 20, oldNullable: true);
            migrationBuilder.AlterColumn<string>("Category", "Tickets", maxLength: 200, nullable: true, oldMaxLength: 50, oldNullable: true);
        }
    }
}
