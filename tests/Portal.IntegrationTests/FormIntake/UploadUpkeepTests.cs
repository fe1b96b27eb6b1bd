using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Files;
using Portal.FormIntake.Attachments;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class UploadUpkeepTests
{
    private static readonly object Fields = new { subject = "Kettle", content = "It leaks." };

    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_upload_is_given_up_after_a_day_unless_it_was_submitted_or_imported(DatabaseProvider provider)
    {
        var time = new FakeTime();
        await using var host = await FormIntakeHost.StartAsync(provider, time);
        using var ada = host.Service.Client(Callers.Contact(host.PortalId));
        using var admin = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        var (left, sent) = (await UploadAsync(ada, "left.txt"), await UploadAsync(ada, "sent.txt"));
        await FormIntakeHost.JsonAsync(await admin.PostAsync("/api/desk/imports", FormIntakeHost.File("a.csv", "Email,Subject\nada@acme.test,Kettle\n"), Ct), 201);
        await SubmitAsync(ada, sent, 201);

        time.Advance(TimeSpan.FromHours(24.5));
        await SweepAsync(host, time);
        await SubmitAsync(ada, left, 400);
        time.Advance(TimeSpan.FromHours(1));
        var late = await UploadAsync(ada, "late.txt");
        await SweepAsync(host, time);
        await SweepAsync(host, time);

        (await host.Service.Log.WaitForAsync<UploadsExpired>()).Ids.ShouldBe([left]);
        time.Advance(TimeSpan.FromHours(26));
        await SweepAsync(host, time);
        await host.Service.Log.WaitForAsync<UploadsExpired>(expired => expired.Ids.Contains(late));
        host.Service.Log.Of<UploadsExpired>().SelectMany(expired => expired.Ids).ShouldBe([left, late]);
    }

    private static async Task<Guid> UploadAsync(HttpClient client, string name) =>
        (await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File(name, "hello"), Ct), 201)).GetProperty("id").GetGuid();

    private static async Task<JsonElement> SubmitAsync(HttpClient client, Guid file, int status)
    {
        var form = await FormIntakeHost.GetAsync(client, "/api/forms/support");
        return await FormIntakeHost.PostAsync(client, $"/api/forms/{form.GetProperty("id").GetGuid()}/submissions", new { fields = Fields, attachmentIds = new[] { file } }, status);
    }

    private static async Task SweepAsync(FormIntakeHost host, FakeTime time)
    {
        await using var scope = host.Service.Services.CreateAsyncScope();
        await UploadUpkeep.SweepAsync(scope.ServiceProvider.GetRequiredService<FormIntakeDb>(), time.Now, Ct);
    }
}
