using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Portals;
using Portal.FormIntake;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

/// <summary>The service with a portal it knows.</summary>
internal sealed class FormIntakeHost : IAsyncDisposable
{
    private FormIntakeHost(ServiceHost service) => Service = service;

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    public ServiceHost Service { get; }

    public Guid PortalId { get; } = Guid.CreateVersion7();

    public static async Task<FormIntakeHost> StartAsync(DatabaseProvider provider, TimeProvider? time = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var host = new FormIntakeHost(await ServiceHost.StartAsync(
            "formintake", builder => builder.AddFormIntake(), app => app.MapFormIntake(), provider, settings, services: services => services.AddSingleton(time ?? TimeProvider.System)));
        await host.PublishPortalAsync(host.PortalId, version: 1, formConnected: true);
        return host;
    }

    public Task PublishPortalAsync(Guid id, long version, bool formConnected, bool on = true, Func<PortalSnapshot, PortalSnapshot>? change = null)
    {
        var portal = new PortalSnapshot(
            id, version, "Demo", "demo", on, 20, TicketScope.Own, null, formConnected, null, null, "en", ClosedReply.Reopen, true, [], DateTimeOffset.UnixEpoch);
        return Service.PublishAsync(new PortalChanged(change?.Invoke(portal) ?? portal));
    }

    /// <summary>How many files are on the store.</summary>
    public int StoredFiles() =>
        Directory.EnumerateFiles(Service.Services.GetRequiredService<IConfiguration>()["Files:Folder"]!, "*.bin", SearchOption.AllDirectories).Count();

    public static MultipartFormDataContent File(string name, byte[] content)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { part, "file", name } };
    }

    public static MultipartFormDataContent File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status, text);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static async Task<JsonElement> PostAsync(HttpClient client, string path, object body, int status) =>
        await JsonAsync(await client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken), status);

    public static async Task<JsonElement> GetAsync(HttpClient client, string path, int status = 200) =>
        await JsonAsync(await client.GetAsync(path, TestContext.Current.CancellationToken), status);

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
