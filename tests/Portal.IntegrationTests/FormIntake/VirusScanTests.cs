using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Audit;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

/// <summary>With ClamAV's own daemon.</summary>
public sealed class VirusScanTests
{
    private static readonly byte[] Infected = [.. "Invoice 12\n"u8, .. ClamServer.TestVirus];

    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_infected_file_is_refused_by_name_removed_and_kept_in_the_audit_log(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var caller = Callers.Contact(host.PortalId);
        using var client = host.Service.Client(caller);

        var problem = await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File("invoice.txt", Infected), Ct), 422);

        problem.GetProperty("type").GetString().ShouldBe("urn:portal:problem:infected");
        problem.GetProperty("errors").GetProperty("file")[0].GetString()!.ShouldContain("invoice.txt");
        host.StoredFiles().ShouldBe(0);
        var deed = await host.Service.Log.WaitForAsync<AuditRecorded>();
        (deed.Action, deed.Target.Kind, deed.Target.Name).ShouldBe(("file.refused", "file", "invoice.txt"));
        (deed.Actor.Id, deed.PortalId).ShouldBe((caller.Id, host.PortalId));
        deed.After!.Value.GetProperty("virus").GetString()!.ShouldStartWith("Test-Virus");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_virus_that_comes_in_parts_is_found_when_they_are_one_file(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var upload = (await client.BeginUploadAsync("invoice.txt", Infected.Length)).UploadTold();
        using (await client.AppendAsync(upload, 0, Infected[..40]))
        {
        }

        var problem = await FormIntakeHost.JsonAsync(await client.AppendAsync(upload, 40, Infected[40..]), 422);

        problem.GetProperty("errors").GetProperty("file")[0].GetString()!.ShouldContain("invoice.txt");
        (await client.TusAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        host.StoredFiles().ShouldBe(0);
        await host.Service.Log.WaitForAsync<AuditRecorded>(deed => deed.Action == "file.refused");
    }

    [Fact]
    public async Task Clean_files_pass_with_the_scanner_looking()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var staff = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        var text = new byte[3_000_000];
        Array.Fill(text, (byte)'a');

        await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File("notes.txt", text), Ct), 201);
        await FormIntakeHost.JsonAsync(await staff.PostAsync("/api/desk/imports", FormIntakeHost.File("a.csv", "Email,Subject\nada@acme.test,Kettle\n"), Ct), 201);
        await FormIntakeHost.JsonAsync(await staff.PostAsync("/api/attachments", FormIntakeHost.File("invoice.txt", Infected), Ct), 422);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task While_the_scanner_is_away_no_file_is_taken_and_what_came_of_an_upload_waits_for_it(DatabaseProvider provider)
    {
        await using var away = await FormIntakeHost.StartAsync(provider, settings: ClamServer.Settings(Ports.Free()));
        var caller = Callers.Contact(away.PortalId);
        using var client = away.Service.Client(caller);

        using var refused = await client.PostAsync("/api/attachments", FormIntakeHost.File("notes.txt", "hello"), Ct);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await FormIntakeHost.JsonAsync(refused, 503)).GetProperty("type").GetString().ShouldBe("urn:portal:problem:scan-unavailable");
        away.StoredFiles().ShouldBe(0);
        var upload = (await client.BeginUploadAsync("notes.txt", 10)).UploadTold();
        (await client.AppendAsync(upload, 0, "01234"u8.ToArray())).OffsetTold().ShouldBe(5);
        await FormIntakeHost.JsonAsync(await client.AppendAsync(upload, 5, "56789"u8.ToArray()), 503);
        (await client.OffsetAsync(upload)).ShouldBe(5);

        var configuration = away.Service.Services.GetRequiredService<IConfiguration>();
        await using var back = await StartAsync(provider, ("ConnectionStrings:database", configuration["ConnectionStrings:database"]!), ("Files:Folder", configuration["Files:Folder"]!));
        using var later = back.Service.Client(caller);
        (await later.AppendAsync(upload, 5, "56789"u8.ToArray())).OffsetTold().ShouldBe(10);
        (await FormIntakeHost.GetAsync(later, upload)).GetProperty("size").GetInt64().ShouldBe(10);
    }

    [Fact]
    public async Task What_the_scanner_finds_too_long_to_look_at_is_not_taken()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite, ("Files:MaxBytes", "60000000"));
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var text = new byte[8_000_000];
        Array.Fill(text, (byte)'a');
        var upload = (await client.BeginUploadAsync("long.txt", 32_000_000)).UploadTold();
        foreach (var offset in new[] { 0, 8_000_000, 16_000_000 })
        {
            using var answer = await client.AppendAsync(upload, offset, text);
            answer.OffsetTold().ShouldBe(offset + text.Length);
        }

        (await FormIntakeHost.JsonAsync(await client.AppendAsync(upload, 24_000_000, text), 503)).GetProperty("type").GetString().ShouldBe("urn:portal:problem:scan-unavailable");
    }

    private static async Task<FormIntakeHost> StartAsync(DatabaseProvider provider, params (string Key, string Value)[] more)
    {
        Assert.SkipWhen(ClamServer.Missing is not null, ClamServer.Missing ?? "");
        var settings = new Dictionary<string, string?>(await ClamServer.SettingsAsync(), StringComparer.Ordinal);
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return await FormIntakeHost.StartAsync(provider, settings: settings);
    }
}
