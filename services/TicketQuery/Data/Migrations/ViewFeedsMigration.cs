using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.ServiceDefaults.Mail;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Feeds;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>Secret addresses of views, views by e-mail, and the mails on their way.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261125000003_ViewFeeds")]
internal sealed class ViewFeedsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ViewFeeds",
            table => new
            {
                ViewId = table.Column<Guid>(),
                Hash = table.Column<string>(maxLength: ViewFeed.HashLength),
            },
            constraints: table => table.PrimaryKey("PK_ViewFeeds", row => row.ViewId));
        migrationBuilder.CreateIndex("IX_ViewFeeds_Hash", "ViewFeeds", "Hash", unique: true);
        migrationBuilder.CreateTable(
            "WeeklyMails",
            table => new
            {
                ViewId = table.Column<Guid>(),
                Day = table.Column<int>(),
                Hour = table.Column<int>(),
                Format = table.Column<string>(maxLength: ExportFormat.MaxName),
                Language = table.Column<string>(maxLength: 10),
                NextAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_WeeklyMails", row => row.ViewId));
        migrationBuilder.CreateIndex("IX_WeeklyMails_NextAt", "WeeklyMails", "NextAt");
        migrationBuilder.CreateMails();
    }
}
