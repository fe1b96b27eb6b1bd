using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data.Migrations;

/// <summary>Settings become one document with a history; slugs are kept for ever; hosts count once they are proven, and those that served until now are.</summary>
[DbContext(typeof(PortalConfigDb))]
[Migration("20261122000010_SettingsDocument")]
internal sealed class SettingsDocumentMigration : Migration
{
    private static readonly string[] Moved =
    [
        "Name", "On", "IdleMinutes", "TicketScope", "TicketsName", "FormConnected", "FormMenuText", "DefaultInboxId", "Language", "ClosedReply", "CustomersMayClose",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Settings", "Portals", nullable: false, defaultValue: "{}");
        migrationBuilder.AddColumn<long>("SettingsVersion", "Portals", nullable: false, defaultValue: 1L);
        migrationBuilder.CreateTable(
            "Slugs",
            table => new { Slug = table.Column<string>(maxLength: 40), PortalId = table.Column<Guid>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_Slugs", row => row.Slug);
                table.ForeignKey("FK_Slugs_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_Slugs_PortalId", "Slugs", "PortalId");
        migrationBuilder.CreateTable(
            "VerifiedHosts",
            table => new { Host = table.Column<string>(maxLength: 253), PortalId = table.Column<Guid>(), VerifiedAt = table.Column<DateTimeOffset>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_VerifiedHosts", row => row.Host);
                table.ForeignKey("FK_VerifiedHosts_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_VerifiedHosts_PortalId", "VerifiedHosts", "PortalId");
        migrationBuilder.CreateTable(
            "PublishedSettings",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Settings = table.Column<string>(),
                PublishedAt = table.Column<DateTimeOffset>(),
                PublishedById = table.Column<Guid>(nullable: true),
                PublishedBy = table.Column<string>(maxLength: 300, nullable: true),
                Note = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PublishedSettings", row => new { row.PortalId, row.Version });
                table.ForeignKey("FK_PublishedSettings_Portals_PortalId", row => row.PortalId, "Portals", "Id", onDelete: ReferentialAction.Cascade);
            });
        MoveData(migrationBuilder);
    }

    private void MoveData(MigrationBuilder migration)
    {
        migration.Sql(Documents());
        migration.Sql("""INSERT INTO "Slugs" ("Slug", "PortalId") SELECT "Slug", "Id" FROM "Portals";""");
        migration.Sql("""INSERT INTO "VerifiedHosts" ("Host", "PortalId", "VerifiedAt") SELECT h."Host", h."PortalId", p."ChangedAt" FROM "Hosts" h JOIN "Portals" p ON p."Id" = h."PortalId";""");
        migration.Sql("""INSERT INTO "PublishedSettings" ("PortalId", "Version", "Settings", "PublishedAt") SELECT "Id", 1, "Settings", "ChangedAt" FROM "Portals";""");
        migration.DropTable("Hosts");

        // EF would rebuild the table on SQLite, for which it wants a model; every database can drop a column by itself.
        foreach (var column in Moved)
        {
            migration.Sql($"""ALTER TABLE "Portals" DROP COLUMN "{column}";""");
        }
    }

    /// <summary>The old columns as a document. Absent fields have their defaults, names of choices are read in any case.</summary>
    private string Documents() => ActiveProvider switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => """
            UPDATE "Portals" SET "Settings" = json_object(
              'name', "Name", 'slug', "Slug", 'on', json(CASE WHEN "On" THEN 'true' ELSE 'false' END), 'idleMinutes', "IdleMinutes",
              'ticketScope', "TicketScope", 'ticketsName', "TicketsName", 'formConnected', json(CASE WHEN "FormConnected" THEN 'true' ELSE 'false' END),
              'formMenuText', "FormMenuText", 'defaultInboxId', "DefaultInboxId", 'language', "Language", 'closedReply', "ClosedReply",
              'customersMayClose', json(CASE WHEN "CustomersMayClose" THEN 'true' ELSE 'false' END),
              'domains', json((SELECT json_group_array(json_object('host', h."Host", 'language', h."Language"))
                FROM (SELECT * FROM "Hosts" WHERE "PortalId" = "Portals"."Id" ORDER BY "Position") h)));
            """,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => """
            UPDATE "Portals" p SET "Settings" = json_build_object(
              'name', "Name", 'slug', "Slug", 'on', "On", 'idleMinutes', "IdleMinutes", 'ticketScope', "TicketScope", 'ticketsName', "TicketsName",
              'formConnected', "FormConnected", 'formMenuText', "FormMenuText", 'defaultInboxId', "DefaultInboxId", 'language', "Language",
              'closedReply', "ClosedReply", 'customersMayClose', "CustomersMayClose",
              'domains', coalesce((SELECT json_agg(json_build_object('host', h."Host", 'language', h."Language") ORDER BY h."Position")
                FROM "Hosts" h WHERE h."PortalId" = p."Id"), '[]'::json))::text;
            """,
        _ => """
            UPDATE "Portals" SET "Settings" = (SELECT
              "Name" AS "name", "Slug" AS "slug", "On" AS "on", "IdleMinutes" AS "idleMinutes", "TicketScope" AS "ticketScope", "TicketsName" AS "ticketsName",
              "FormConnected" AS "formConnected", "FormMenuText" AS "formMenuText", "DefaultInboxId" AS "defaultInboxId", "Language" AS "language",
              "ClosedReply" AS "closedReply", "CustomersMayClose" AS "customersMayClose",
              JSON_QUERY(coalesce((SELECT h."Host" AS "host", h."Language" AS "language" FROM "Hosts" h WHERE h."PortalId" = "Portals"."Id"
                ORDER BY h."Position" FOR JSON PATH), '[]')) AS "domains"
              FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);
            """,
    };
}
