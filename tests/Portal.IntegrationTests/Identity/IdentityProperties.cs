using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Contracts.Demo;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

/// <summary>Identity with properties of the demo portal's own.</summary>
internal sealed class IdentityProperties : IAsyncDisposable
{
    /// <summary>Contacts whose level is gold.</summary>
    public static readonly Filter IsGold = new([new FilterGroup([new Condition("level", FilterOperator.Equal, ["gold"])])]);

    private readonly IdentityHost _identity;

    private IdentityProperties(IdentityHost identity) => _identity = identity;

    public ServiceHost Host => _identity.Host;

    public FakeTime Time => _identity.Time;

    public static async Task<IdentityProperties> StartAsync(DatabaseProvider provider)
    {
        var identity = await IdentityHost.StartAsync(provider);
        await identity.Host.PublishAsync(new PropertiesChanged(new PropertySet(
            DemoIds.Portal,
            2,
            [
                .. StandardProperties.All,
                Custom("level", PropertyType.Select, "gold", "tin"),
                Custom("topics", PropertyType.MultiSelect, "bill", "van", "shop"),
                Custom("amount", PropertyType.Number),
                Custom("since", PropertyType.Date),
                Custom("notes", PropertyType.Multiline),
                Custom("tier", PropertyType.Select, "one", "two") with { Record = RecordType.Company },
            ],
            DateTimeOffset.UnixEpoch)));
        return new IdentityProperties(identity);
    }

    /// <summary>The body of a preview of one condition.</summary>
    public static object Filter(string property, string op, params string[] values) =>
        new { filter = new { groups = new[] { new { conditions = new[] { new { property, @operator = op, values } } } } } };

    /// <summary>What an administrator is told about one condition.</summary>
    public async Task<(int Total, IReadOnlyList<string> Names)> PreviewAsync(string property, string op, params string[] values)
    {
        using var admin = Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        using var answer = await admin.PostAsJsonAsync("/api/settings/preview/contacts", Filter(property, op, values));
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return (body["total"]!.GetValue<int>(), [.. body["sample"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())]);
    }

    /// <summary>The portal shows company tickets to the contacts of <paramref name="filter"/>.</summary>
    public Task PublishPortalAsync(long version, Filter? filter) => Host.PublishAsync(new PortalChanged(new PortalSnapshot(
        DemoIds.Portal, version, "Demo", "demo", true, 20, TicketScope.Group, null, true, null, null, "en", ClosedReply.Reopen, true, [], DateTimeOffset.UnixEpoch)
    {
        ScopeFilter = filter,
    }));

    public Task<SessionRecord> SignInAsync(string email) => _identity.SignInAsync(email);

    public Task<SessionRecord?> FindAsync(string key) => _identity.FindAsync(key);

    public Task WithDbAsync(Func<IdentityDb, Task> work) => _identity.WithDbAsync(work);

    public ValueTask DisposeAsync() => _identity.DisposeAsync();

    private static PropertyDefinition Custom(string name, PropertyType type, params string[] options) => new(
        RecordType.Contact, name, name, type, "Own", null, [.. options.Select(option => new PropertyOption(option, option))], PortalVisibility.Read, Standard: false);
}
