using System.Text.Json;
using Portal.Contracts.Submissions;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class SubmissionTests
{
    private static readonly object Fields = new { subject = "Kettle", content = "It leaks." };

    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_submission_becomes_one_event_in_the_name_of_the_session(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        var ada = Callers.Contact(host.PortalId);
        using var client = host.Service.Client(ada);
        var form = await FormIntakeHost.GetAsync(client, "/api/forms/support");
        var file = await FormIntakeHost.JsonAsync(
            await client.PostAsync("/api/attachments", FormIntakeHost.File("notes.txt", "hello"), TestContext.Current.CancellationToken), 201);
        var body = new { fields = Fields, attachmentIds = new[] { file.GetProperty("id").GetGuid() } };
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = await FormIntakeHost.PostAsync(client, Submissions(form), body, 201);
        var second = await FormIntakeHost.PostAsync(client, Submissions(form), body, 201);

        second.GetRawText().ShouldBe(first.GetRawText());
        var received = await host.Service.Log.WaitForAsync<SubmissionReceived>();
        received.TicketId.ShouldBe(first.GetProperty("ticketId").GetGuid());
        received.Contact.ShouldBe(ada.Person);
        (received.Subject, received.Text).ShouldBe(("Kettle", "It leaks."));
        received.Attachments.ShouldHaveSingleItem().Size.ShouldBe(5);
        host.Service.Log.Of<SubmissionReceived>().Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Only_a_connected_form_of_the_own_portal_is_there(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var form = await FormIntakeHost.GetAsync(client, "/api/forms/support");
        var elsewhere = Guid.CreateVersion7();
        await host.PublishPortalAsync(elsewhere, version: 1, formConnected: true);
        using var stranger = host.Service.Client(Callers.Contact(elsewhere));
        await FormIntakeHost.PostAsync(stranger, Submissions(form), new { fields = Fields }, 404);

        await host.PublishPortalAsync(host.PortalId, version: 3, formConnected: false);
        await host.PublishPortalAsync(host.PortalId, version: 2, formConnected: true);
        await FormIntakeHost.GetAsync(client, "/api/forms/support", 404);
        await FormIntakeHost.PostAsync(client, Submissions(form), new { fields = Fields }, 404);

        await host.PublishPortalAsync(host.PortalId, version: 4, formConnected: true);
        await FormIntakeHost.PostAsync(client, Submissions(form), new { fields = Fields }, 201);
    }

    [Fact]
    public async Task A_posted_address_is_refused_and_so_are_foreign_files()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var ada = host.Service.Client(Callers.Contact(host.PortalId));
        using var ben = host.Service.Client(Callers.Contact(host.PortalId));
        var form = await FormIntakeHost.GetAsync(ada, "/api/forms/support");
        var file = await FormIntakeHost.JsonAsync(
            await ben.PostAsync("/api/attachments", FormIntakeHost.File("notes.txt", "hello"), TestContext.Current.CancellationToken), 201);

        var answer = await FormIntakeHost.PostAsync(
            ada,
            Submissions(form),
            new { fields = new { subject = "s", content = "c", email = "eve@evil.test" }, attachmentIds = new[] { file.GetProperty("id").GetGuid() } },
            400);

        FieldsAtFault(answer).ShouldBe(["fields.email", "attachmentIds"], ignoreOrder: true);
        FieldsAtFault(await FormIntakeHost.PostAsync(
            ada, Submissions(form), new { fields = Fields, attachmentIds = Enumerable.Range(0, 11).Select(_ => Guid.NewGuid()) }, 400)).ShouldBe(["attachmentIds"]);
        FieldsAtFault(await FormIntakeHost.PostAsync(ada, Submissions(form), new { fields = Fields, attachmentIds = new[] { Guid.NewGuid() } }, 400)).ShouldBe(["attachmentIds"]);
        FieldsAtFault(await FormIntakeHost.PostAsync(ada, Submissions(form), new { }, 400)).ShouldBe(["fields.subject", "fields.content"], ignoreOrder: true);
        FieldsAtFault(await FormIntakeHost.PostAsync(ada, Submissions(form), null!, 400)).ShouldBe(["fields.subject", "fields.content"], ignoreOrder: true);
    }

    [Fact]
    public async Task Staff_and_strangers_file_nothing_here()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var staff = host.Service.Client(Callers.Staff(host.PortalId, Roles.Agent));
        using var stranger = host.Service.Client(Callers.Anonymous(host.PortalId));
        await FormIntakeHost.GetAsync(staff, "/api/forms/support", 403);
        await FormIntakeHost.GetAsync(stranger, "/api/forms/support", 401);
        await FormIntakeHost.JsonAsync(
            await stranger.PostAsync("/api/attachments", FormIntakeHost.File("a.txt", "a"), TestContext.Current.CancellationToken), 401);
    }

    private static string Submissions(JsonElement form) => $"/api/forms/{form.GetProperty("id").GetGuid()}/submissions";

    private static IEnumerable<string> FieldsAtFault(JsonElement problem) => problem.GetProperty("errors").EnumerateObject().Select(error => error.Name);
}
