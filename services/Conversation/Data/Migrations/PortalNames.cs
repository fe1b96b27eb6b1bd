using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>The portal's name, which comes with the next change of its settings where the portal is known already.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261122000002_PortalNames")]
internal sealed class PortalNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("Name", "Portals", maxLength: 200, nullable: false, defaultValue: "");
}
