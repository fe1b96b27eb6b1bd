using System.Net.Http.Json;
using System.Text;

namespace Portal.AppHost.Hosting;

/// <summary>What people need to know once everything is healthy, in one block.</summary>
internal static class Banner
{
    public static async Task ShowAsync(UpRun run, HttpClient http, CancellationToken ct)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append("  ").AppendLine(line);

        text.AppendLine();
        Line($"Portal is running ({run.Mode}, {DatabaseOf(run)}, data in {run.Data.Path})");
        Line();
        if (run.Choices.Demo)
        {
            Line($"Customer portal   {run.PublicUrl}/p/demo/");
            Line($"Desk              {run.PublicUrl}/p/demo/desk/");
            Line($"Health            {run.PublicUrl}/health");
            Line();
            Line("Demo sign-ins, password portal-demo");
            Line("  customers       ada@acme.test, ben@acme.test, cleo@globex.test");
            Line("  agents          amy@desk.test, raj@desk.test");
            Line("  administrator   admin@desk.test");
            Line("  operator        ops@desk.test");
        }
        else if (await SetupTokenAsync(run, http, ct) is { } token)
        {
            Line("Set it up here, once:");
            Line($"  {run.PublicUrl}/desk/setup?token={token}");
            Line();
            Line($"Health            {run.PublicUrl}/health");
        }
        else
        {
            Line($"Customer portal   {run.PublicUrl}/  (or /p/<slug>/)");
            Line($"Desk              {run.PublicUrl}/desk/  (or /p/<slug>/desk/)");
            Line($"Health            {run.PublicUrl}/health");
        }

        Line();
        Line("Ctrl-C stops it.");
        LogConsole.Say(text.ToString());
    }

    private static string DatabaseOf(UpRun run) => run switch
    {
        { Mode: "aspire" } => "SQL Server",
        { Choices.Database: "sqlite" } => "SQLite",
        _ => "PostgreSQL",
    };

    /// <summary>The one-time token while the installation waits for its first portal, else null.</summary>
    private static async Task<string?> SetupTokenAsync(UpRun run, HttpClient http, CancellationToken ct)
    {
        var state = await http.GetFromJsonAsync<SetupState>($"{run.LocalUrl}/api/setup", ct);
        return state?.Needed == true && File.Exists(run.Keys.SetupTokenFile)
            ? (await File.ReadAllTextAsync(run.Keys.SetupTokenFile, ct)).Trim()
            : null;
    }

    private sealed record SetupState(bool Needed);
}
