using System.Text.RegularExpressions;

namespace Portal.UnitTests.Architecture;

public sealed partial class SourceRulesTests
{
    private const int MaxLines = 250;

    [Fact]
    public void Files_stay_small()
    {
        var large = Repository.Sources().Where(file => File.ReadLines(file).Count() > MaxLines);

        large.Select(Relative).ShouldBe([]);
    }

    [Fact]
    public void Events_leave_a_service_through_its_outbox_only()
    {
        var bypasses = Repository.Sources()
            .Where(file => file.Contains("/services/", StringComparison.Ordinal) && !file.Contains("/Messaging/", StringComparison.Ordinal))
            .Where(file => BusUse().IsMatch(File.ReadAllText(file)));

        bypasses.Select(Relative).ShouldBe([]);
    }

    [Fact]
    public void Time_comes_from_the_clock_that_tests_can_move()
    {
        var readers = Repository.Sources()
            .Where(file => !file.EndsWith("MessagingDbContext.cs", StringComparison.Ordinal))
            .Where(file => WallClock().IsMatch(File.ReadAllText(file)));

        readers.Select(Relative).ShouldBe([]);
    }

    [Fact]
    public void No_service_refers_to_another()
    {
        foreach (var project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "services"), "*.csproj", SearchOption.AllDirectories))
        {
            ProjectReference().Matches(File.ReadAllText(project)).Select(match => match.Groups[1].Value)
                .ShouldBeSubsetOf(["Portal.Contracts", "Portal.Messaging", "Portal.ServiceDefaults"], Relative(project));
        }
    }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex(@"\b(IBus|IBusControl|IPublishEndpoint|ISendEndpointProvider)\b")]
    private static partial Regex BusUse();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?([A-Za-z.]+)\.csproj""")]
    private static partial Regex ProjectReference();
}
