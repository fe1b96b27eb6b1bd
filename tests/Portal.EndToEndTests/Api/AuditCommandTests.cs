using System.Net;
using Microsoft.Data.Sqlite;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

/// <summary><c>./portal audit verify</c> against a portal that runs, as an operator types it.</summary>
public sealed class AuditCommandTests
{
    private static readonly string[] Verify = ["audit", "verify", "--portal", "demo"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_learns_whether_the_audit_log_is_whole_and_from_where_on_it_is_not()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        using var admin = await run.SignInAsync("admin@desk.test");
        foreach (var name in new[] { "First", "Second", "Third" })
        {
            using var answer = await admin.PatchAsync("api/settings/portal", new { name });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await admin.WaitForAsync("api/settings/audit?action=settings.published", log => log!["total"]!.GetValue<int>() == 3, "the changes in the audit log");
        var (code, output) = await run.CommandAsync(Verify);
        code.ShouldBe(0, output);
        output.ShouldContain("The audit log of demo is whole: 3 entries.");
        output.ShouldContain("Hash of the last one: ");

        await TamperAsync(Path.Combine(run.Data, "portalconfig.db"));
        (code, output) = await run.CommandAsync(Verify);
        code.ShouldNotBe(0);
        output.ShouldContain("The audit log of demo was changed: entry 2 is not as it was written");
        (await run.CommandAsync("audit", "verify", "--portal", "nowhere")).Code.ShouldNotBe(0);
    }

    /// <summary>Somebody with the database in their hands takes the guards away and makes it look as if another had changed the settings.</summary>
    private static async Task TamperAsync(string database)
    {
        File.Exists(database).ShouldBeTrue(database);
        await using var connection = new SqliteConnection($"Data Source={database};Default Timeout=20");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            DROP TRIGGER "AuditEntries_append_only";
            UPDATE "AuditEntries" SET "ActorName" = 'Somebody Else' WHERE "Sequence" = 2;
            """;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
