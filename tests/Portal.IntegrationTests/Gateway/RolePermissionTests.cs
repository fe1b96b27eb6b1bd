using System.Net;
using System.Security.Cryptography;
using Portal.Contracts.Portals;
using Portal.IntegrationTests.PortalConfig;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Gateway;

/// <summary>The real gateway in front of the real PortalConfig: what a role allows counts from the next request on.</summary>
public sealed class RolePermissionTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Whose_role_loses_the_settings_is_refused_at_the_next_request_of_the_same_session()
    {
        var publicKey = ("Tokens:PublicKey", (string?)_key.ExportSubjectPublicKeyInfoPem());
        await using var service = await PortalConfigHost.StartAsync(DatabaseProvider.Sqlite, publicKey);
        using var anonymous = service.Client(null);
        await using var gateway = await GatewayHost.StartAsync(
            null, publicKey, ("Tokens:PrivateKey", _key.ExportPkcs8PrivateKeyPem()), ("Services:portalconfig", anonymous.BaseAddress!.ToString()));
        using var agent = await gateway.Client().SignInAsync("amy@desk.test", "desk");
        using var admin = await gateway.Client().SignInAsync("admin@desk.test", "desk");
        (await agent.GetAsync("api/settings/portal")).Status.ShouldBe(HttpStatusCode.Forbidden);

        await GiveAsync("tickets", "portal-settings");
        (await agent.GetAsync("api/settings/portal")).Status.ShouldBe(HttpStatusCode.OK);
        (await agent.GetAsync("api/settings/roles")).Status.ShouldBe(HttpStatusCode.Forbidden);

        await GiveAsync("tickets");
        (await agent.GetAsync("api/settings/portal")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.SendAsync("PATCH", "api/settings/portal", new { name = "Mine" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetAsync("api/settings/portal")).Status.ShouldBe(HttpStatusCode.OK);

        async Task GiveAsync(params string[] permissions)
        {
            var answer = await admin.SendAsync("PATCH", "api/settings/roles/agent", new { permissions });
            answer.Status.ShouldBe(HttpStatusCode.OK);
            await gateway.PublishAsync(await service.Log.WaitForAsync<PortalChanged>(
                changed => changed.Portal.Roles.Single(role => role.Name == "agent").Permissions.SequenceEqual(permissions)
                    && changed.Portal.Version == service.Log.Of<PortalChanged>().Max(known => known.Portal.Version)));
        }
    }
}
