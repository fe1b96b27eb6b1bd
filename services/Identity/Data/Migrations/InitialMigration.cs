using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Messaging;

namespace Portal.Identity.Data.Migrations;

/// <summary>The first schema.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("20261122000001_Initial")]
internal sealed class InitialMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // Byte-wise order, so that prefixes are ranges of the index; SQLite has no other by default.
        var bytewise = migrationBuilder.ActiveProvider!.StartsWith("Npgsql", StringComparison.Ordinal) ? "C" : null;
        CreatePeople(migrationBuilder, bytewise);
        CreateStaff(migrationBuilder);
        CreateSessions(migrationBuilder);
        migrationBuilder.CreateMessagingTables();
    }

    private static void CreatePeople(MigrationBuilder migration, string? bytewise)
    {
        migration.CreateTable(
            "Companies",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Name = table.Column<string>(maxLength: 200),
                NameKey = table.Column<string>(maxLength: 200, collation: bytewise),
                Domain = table.Column<string>(maxLength: 253, nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
                ChangedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Companies", row => row.Id));
        migration.CreateIndex("IX_Companies_PortalId_NameKey", "Companies", ["PortalId", "NameKey"], unique: true);
        migration.CreateTable(
            "Contacts",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Email = table.Column<string>(maxLength: 254, collation: bytewise),
                FirstName = table.Column<string>(maxLength: 100),
                LastName = table.Column<string>(maxLength: 100),
                SortName = table.Column<string>(maxLength: 300, collation: bytewise),
                CompanyId = table.Column<Guid>(nullable: true),
                PasswordHash = table.Column<string>(maxLength: 200, nullable: true),
                Language = table.Column<string>(maxLength: 5, nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
                ChangedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Contacts", row => row.Id);
                table.ForeignKey("FK_Contacts_Companies_CompanyId", row => row.CompanyId, "Companies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("IX_Contacts_PortalId_Email", "Contacts", ["PortalId", "Email"], unique: true);
        migration.CreateIndex("IX_Contacts_PortalId_SortName_Email", "Contacts", ["PortalId", "SortName", "Email"]);
        migration.CreateIndex("IX_Contacts_CompanyId", "Contacts", "CompanyId");
        migration.CreateTable(
            "ContactWords",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Word = table.Column<string>(maxLength: 300, collation: bytewise),
                ContactId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ContactWords", row => new { row.PortalId, row.Word, row.ContactId });
                table.ForeignKey("FK_ContactWords_Contacts_ContactId", row => row.ContactId, "Contacts", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("IX_ContactWords_ContactId", "ContactWords", "ContactId");
    }

    private static void CreateStaff(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Staff",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                Email = table.Column<string>(maxLength: 254),
                FirstName = table.Column<string>(maxLength: 100),
                LastName = table.Column<string>(maxLength: 100),
                PasswordHash = table.Column<string>(maxLength: 200),
                Language = table.Column<string>(maxLength: 5, nullable: true),
                CreatedAt = table.Column<DateTimeOffset>(),
                ChangedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Staff", row => row.Id));
        migration.CreateIndex("IX_Staff_Email", "Staff", "Email", unique: true);
        migration.CreateTable(
            "StaffRoles",
            table => new
            {
                StaffId = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Roles = table.Column<string>(maxLength: 100),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_StaffRoles", row => new { row.StaffId, row.PortalId });
                table.ForeignKey("FK_StaffRoles_Staff_StaffId", row => row.StaffId, "Staff", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void CreateSessions(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Sessions",
            table => new
            {
                Key = table.Column<string>(maxLength: 64),
                Kind = table.Column<string>(maxLength: 10),
                SubjectId = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Csrf = table.Column<string>(maxLength: 64),
                IdleMinutes = table.Column<int>(),
                CreatedAt = table.Column<DateTimeOffset>(),
                LastSeenAt = table.Column<DateTimeOffset>(),
                AbsoluteEnd = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Sessions", row => row.Key));
        migration.CreateIndex("IX_Sessions_PortalId", "Sessions", "PortalId");
        migration.CreateIndex("IX_Sessions_SubjectId", "Sessions", "SubjectId");
        migration.CreateIndex("IX_Sessions_AbsoluteEnd", "Sessions", "AbsoluteEnd");
        migration.CreateTable(
            "SignInFailures",
            table => new
            {
                PortalId = table.Column<Guid>(),
                EmailHash = table.Column<string>(maxLength: 64),
                Version = table.Column<long>(),
                Count = table.Column<int>(),
                LastAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_SignInFailures", row => new { row.PortalId, row.EmailHash }));
        migration.CreateIndex("IX_SignInFailures_LastAt", "SignInFailures", "LastAt");
        migration.CreateTable(
            "PortalRules",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                IdleMinutes = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_PortalRules", row => row.Id));
    }
}
