using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.FormIntake.Data.Migrations;

/// <summary>Files that arrive piece by piece.</summary>
[DbContext(typeof(FormIntakeDb))]
[Migration("20261204000001_ResumableUploads")]
internal sealed class ResumableUploads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ResumableUploads",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                OwnerId = table.Column<Guid>(),
                Name = table.Column<string>(maxLength: 200),
                Metadata = table.Column<string>(maxLength: 2000),
                Length = table.Column<long>(),
                Offset = table.Column<long>(),
                Parts = table.Column<string>(),
                ExpiresAt = table.Column<DateTimeOffset>(),
                AttachmentId = table.Column<Guid>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ResumableUploads", row => row.Id));
        migrationBuilder.CreateIndex("IX_ResumableUploads_ExpiresAt", "ResumableUploads", "ExpiresAt");
    }
}
