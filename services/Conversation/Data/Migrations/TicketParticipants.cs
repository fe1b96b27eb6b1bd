using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>Participants of tickets, and tickets that are hidden from their requester's colleagues.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261124000002_TicketParticipants")]
internal sealed class TicketParticipants : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Participants", "Tickets", nullable: false, defaultValue: "[]");
        migrationBuilder.AddColumn<bool>("HiddenFromCompany", "Tickets", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<bool>("CustomersMayHide", "Portals", nullable: false, defaultValue: false);
    }
}
