using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>What was done to tickets, and who acts next. Tickets that are there are told again by Conversation.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261124000001_TicketHistory")]
internal sealed class TicketHistoryMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("NextStep", "Tickets", maxLength: 20, nullable: true);
        migrationBuilder.CreateTable(
            "TicketActivities",
            table => new
            {
                Id = table.Column<Guid>(),
                TicketId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 20),
                Property = table.Column<string>(maxLength: Activity.PropertyLength, nullable: true),
                From = table.Column<string>(maxLength: Activity.TextLength, nullable: true),
                To = table.Column<string>(maxLength: Activity.TextLength, nullable: true),
                AuthorKind = table.Column<string>(maxLength: 20),
                AuthorId = table.Column<Guid>(nullable: true),
                AuthorFirstName = table.Column<string>(),
                AuthorLastName = table.Column<string>(),
                CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_TicketActivities", row => row.Id));
        migrationBuilder.CreateIndex("IX_TicketActivities_TicketId_CreatedAt_Id", "TicketActivities", ["TicketId", "CreatedAt", "Id"]);
    }
}
