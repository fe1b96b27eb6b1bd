using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.PortalConfig.Data;

/// <summary>Tables whose rows stay as they were written: the database itself refuses anything but adding.</summary>
internal static class AppendOnly
{
    private const string Refusal = "The audit log is append-only.";

    /// <summary>Guards the audit log; call it in the migration that creates the table.</summary>
    public static void GuardAuditEntries(this MigrationBuilder migration)
    {
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            // "INSERT OR REPLACE" deletes without asking the trigger for deletes, so it has one of its own.
            migration.Sql($"""
                CREATE TRIGGER "AuditEntries_append_only" BEFORE UPDATE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;
                CREATE TRIGGER "AuditEntries_no_delete" BEFORE DELETE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;
                CREATE TRIGGER "AuditEntries_no_replace" BEFORE INSERT ON "AuditEntries"
                WHEN EXISTS (SELECT 1 FROM "AuditEntries" WHERE ("PortalId" = new."PortalId" AND "Sequence" = new."Sequence") OR "Id" = new."Id")
                BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;
                """);
        }
        else if (migration.ActiveProvider!.StartsWith("Npgsql", StringComparison.Ordinal))
        {
            migration.Sql($"""
                CREATE FUNCTION "AuditEntries_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$;
                CREATE TRIGGER "AuditEntries_append_only" BEFORE UPDATE OR DELETE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION "AuditEntries_refuse"();
                CREATE TRIGGER "AuditEntries_no_truncate" BEFORE TRUNCATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION "AuditEntries_refuse"();
                """);
        }
        else
        {
            migration.Sql($"""CREATE TRIGGER "AuditEntries_append_only" ON "AuditEntries" INSTEAD OF UPDATE, DELETE AS THROW 50000, '{Refusal}', 1;""");
        }
    }
}
