using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Identity.Data.Migrations;

/// <summary>Custom properties of contacts and companies, and the rows by which filters find contacts.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("20261123000001_CustomProperties")]
internal sealed class CustomProperties : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Properties", "Contacts", nullable: false, defaultValue: "{}");
        migrationBuilder.AddColumn<string>("Properties", "Companies", nullable: false, defaultValue: "{}");
        migrationBuilder.AddColumn<string>("ScopeFilter", "PortalRules", nullable: true);
        migrationBuilder.CreateTable(
            "ContactValues",
            table => new
            {
                ContactId = table.Column<Guid>(),
                Property = table.Column<string>(maxLength: 100),
                Key = table.Column<string>(maxLength: 200),
                Words = table.Column<string>(),
                Number = table.Column<double>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ContactValues", row => new { row.ContactId, row.Property, row.Key });
                table.ForeignKey("FK_ContactValues_Contacts_ContactId", row => row.ContactId, "Contacts", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "PropertySets",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Properties = table.Column<string>(),
                ChangedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_PropertySets", row => row.PortalId));
    }
}
