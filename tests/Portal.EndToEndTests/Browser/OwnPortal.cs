using System.Net;
using Portal.Testing;

namespace Portal.EndToEndTests.Browser;

/// <summary>A portal of a test class's own, for what would get in the way of other tests: settings, languages, exact counts.</summary>
public sealed class OwnPortal : IAsyncLifetime
{
    internal PortalRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Run = await PortalRun.StartAsync("embedded");

    public ValueTask DisposeAsync() => Run.DisposeAsync();
}

/// <summary>What tests prepare over the API before a person comes to the page.</summary>
internal static class Preparations
{
    public static string Unique() => Guid.NewGuid().ToString("N")[..8];

    /// <summary>A customer whom no other test knows; the password is the demo's.</summary>
    public static async Task<string> NewCustomerAsync(this PortalRun run, string firstName = "Mia", string lastName = "Stone")
    {
        using var admin = await run.SignInAsync("admin@desk.test");
        var email = $"{firstName}.{Unique()}@customers.test".ToLowerInvariant();
        using var answer = await admin.PostAsync("api/desk/contacts", new { email, firstName, lastName, password = "portal-demo" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return email;
    }

    /// <summary>Changes settings and waits until customers' pages are told.</summary>
    public static async Task SetAsync(this PortalRun run, object settings)
    {
        using var admin = await run.SignInAsync("admin@desk.test");
        using var answer = await admin.PatchAsync("api/settings/portal", settings);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>An agent closes the ticket; returns once its customer sees that.</summary>
    public static async Task CloseAsync(this PortalRun run, PortalClient customer, long number)
    {
        using var agent = await run.SignInAsync("amy@desk.test");
        using var answer = await agent.PostAsync($"api/desk/tickets/{number}/close", new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await customer.WaitForAsync($"api/tickets/{number}", ticket => ticket!["status"]!["closed"]!.GetValue<bool>(), "the ticket to be closed");
    }
}
