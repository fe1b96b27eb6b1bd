using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.TicketQuery.Data.Migrations;

/// <summary>How far the words of older tickets have been learned: not at all.</summary>
[DbContext(typeof(TicketQueryDb))]
[Migration("20261125000001_WordProgress")]
internal sealed class WordProgressMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "WordProgress",
            table => new
            {
                Id = table.Column<int>(),
                LastTextId = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_WordProgress", row => row.Id));
        migrationBuilder.Sql("""INSERT INTO "WordProgress" ("Id", "LastTextId") VALUES (1, 0)""");
    }
}
