using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Conversations.Data.Migrations;

/// <summary>The initial tables around tickets: inboxes, pipelines, and copies of other services' data.</summary>
internal static class InboxTables
{
    public static void CreateInboxes(this MigrationBuilder migration)
    {
        migration.CreateTable(
            "Inboxes",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Name = table.Column<string>(maxLength: 200),
                CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Inboxes", row => row.Id));
        migration.CreateIndex("IX_Inboxes_PortalId", "Inboxes", "PortalId");
        migration.CreateTable(
            "Pipelines",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Name = table.Column<string>(maxLength: 200),
                IsDefault = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_Pipelines", row => row.Id));
        migration.CreateIndex("IX_Pipelines_PortalId", "Pipelines", "PortalId");
        migration.CreateTable(
            "Stages",
            table => new
            {
                Id = table.Column<Guid>(),
                PipelineId = table.Column<Guid>(),
                Label = table.Column<string>(maxLength: 200),
                Order = table.Column<int>(),
                Kind = table.Column<string>(maxLength: 20),
                Closed = table.Column<bool>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Stages", row => row.Id);
                table.ForeignKey("FK_Stages_Pipelines_PipelineId", row => row.PipelineId, "Pipelines", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("IX_Stages_PipelineId", "Stages", "PipelineId");
    }

    public static void CreateCopies(this MigrationBuilder migration)
    {
        migration.CreateTable(
            "Portals",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                DefaultInboxId = table.Column<Guid>(nullable: true),
                ClosedReply = table.Column<string>(maxLength: 20),
                CustomersMayClose = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_Portals", row => row.Id));
        migration.CreateTable(
            "Contacts",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Email = table.Column<string>(maxLength: 320),
                FirstName = table.Column<string>(maxLength: 200),
                LastName = table.Column<string>(maxLength: 200),
                CompanyId = table.Column<Guid>(nullable: true),
                CompanyName = table.Column<string>(maxLength: 300, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Contacts", row => row.Id));
        migration.CreateTable(
            "Staff",
            table => new
            {
                Id = table.Column<Guid>(),
                Version = table.Column<long>(),
                Email = table.Column<string>(maxLength: 320),
                FirstName = table.Column<string>(maxLength: 200),
                LastName = table.Column<string>(maxLength: 200),
            },
            constraints: table => table.PrimaryKey("PK_Staff", row => row.Id));
        migration.CreateTable(
            "StaffRoles",
            table => new
            {
                PortalId = table.Column<Guid>(),
                StaffId = table.Column<Guid>(),
                Roles = table.Column<string>(maxLength: 200),
                Answers = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_StaffRoles", row => new { row.PortalId, row.StaffId }));
        migration.CreateIndex("IX_StaffRoles_StaffId", "StaffRoles", "StaffId");
    }
}
