using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Identity;
using Portal.Identity.Data;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

/// <summary>Identity with the demo people, its own database and a clock in the test's hands.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    private IdentityHost(ServiceHost host, FakeTime time) => (Host, Time) = (host, time);

    public ServiceHost Host { get; }

    public FakeTime Time { get; }

    public static async Task<IdentityHost> StartAsync(DatabaseProvider provider)
    {
        var time = new FakeTime();
        var host = await ServiceHost.StartAsync(
            "identity",
            builder => builder.AddIdentity(),
            app => app.MapIdentity(),
            provider,
            new Dictionary<string, string?> { ["Demo:Enabled"] = "true" },
            services => services.AddSingleton<TimeProvider>(time));
        return new IdentityHost(host, time);
    }

    /// <summary>The gateway, speaking for a portal.</summary>
    public HttpClient Gateway(Guid? portalId = null) => Host.Client(Callers.Gateway(portalId ?? DemoIds.Portal));

    public async Task<HttpResponseMessage> TrySignInAsync(string email, string password = "portal-demo", string? app = null)
    {
        using var gateway = Gateway();
        return await gateway.PostAsJsonAsync("/internal/sessions", new { email, password, app, idleMinutes = 20 });
    }

    public async Task<SessionRecord> SignInAsync(string email, string? app = null, string password = "portal-demo")
    {
        using var answer = await TrySignInAsync(email, password, app);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<SessionRecord>(ServiceDefaultsSetup.Json))!;
    }

    /// <summary>The session as Identity knows it; null when it has ended.</summary>
    public async Task<SessionRecord?> FindAsync(string key)
    {
        using var gateway = Gateway();
        using var answer = await gateway.GetAsync($"/internal/sessions/{key}");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<SessionRecord>(ServiceDefaultsSetup.Json) : null;
    }

    public async Task WithDbAsync(Func<IdentityDb, Task> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
