using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Identity.Data.Migrations;

/// <summary>Invitations of staff, who choose their password themselves.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("20261202000001_Invitations")]
internal sealed class InvitationsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("InvitationHash", "Staff", maxLength: 64, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("InvitedUntil", "Staff", nullable: true);
    }
}
