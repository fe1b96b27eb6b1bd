using System.Globalization;

namespace Portal.AppHost.Cli;

/// <summary><c>audit verify</c>: lets a running portal compute the hashes of its audit log again.</summary>
internal static class AuditCommand
{
    public static async Task<int> VerifyAsync(IEnumerable<string> args)
    {
        var given = new Arguments(args);
        var portal = RunningPortal.Parse(given, "The log of which portal?");
        given.End();
        using var api = new PortalApi(portal, await portal.ReadKeyAsync());
        var log = await api.SendAsync<Verification>(http => http.GetAsync("operations/audit/verify"));
        if (!log.Ok)
        {
            throw new Refusal(string.Create(
                CultureInfo.InvariantCulture,
                $"The audit log of {portal.Slug} was changed: entry {log.FirstBroken} is not as it was written, and nothing after it is certain ({log.Entries} entries)."));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit log of {portal.Slug} is whole: {log.Entries} entries."));
        if (log.Entries > 0)
        {
            Console.WriteLine($"Hash of the last one: {log.LastHash}");
        }

        return 0;
    }

    private sealed record Verification(long Entries, bool Ok, long? FirstBroken, string? LastHash);
}
