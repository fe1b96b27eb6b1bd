using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Identity.Data.Migrations;

/// <summary>Who looks at the portal as a contact, in which session of theirs.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("20261220000001_Views")]
internal sealed class ViewsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("ViewerId", "Sessions", nullable: true);
        migrationBuilder.AddColumn<string>("ViewerSession", "Sessions", maxLength: 64, nullable: true);
        migrationBuilder.CreateIndex("IX_Sessions_ViewerSession", "Sessions", "ViewerSession");
    }
}
