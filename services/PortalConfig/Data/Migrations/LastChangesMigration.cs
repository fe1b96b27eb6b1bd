using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Messaging;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>Who made which version, for those who come too late.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261203000002_LastChanges")]
internal sealed class LastChangesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateLastChanges();
}
