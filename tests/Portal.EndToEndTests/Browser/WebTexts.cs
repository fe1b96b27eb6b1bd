using System.Text.Json.Nodes;
using Portal.Testing;

namespace Portal.EndToEndTests.Browser;

/// <summary>The customer app's own words in one language, so that a journey runs in each without a copy of them.</summary>
internal sealed class WebTexts
{
    private readonly JsonNode[] _sources;

    private WebTexts(JsonNode[] sources) => _sources = sources;

    public static WebTexts In(string language) => new([.. new[] { "portal", "shared" }.Select(part =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(PortalRun.RepositoryRoot(), "gateway", "web", "src", part, "locales", $"{language}.json")))!)]);

    /// <summary>The text of <paramref name="key"/> with <paramref name="values"/> in their places.</summary>
    public string this[string key, params (string Name, string Value)[] values] => values.Aggregate(
        Find(key) ?? throw new InvalidOperationException($"There is no text {key}."),
        (text, value) => text.Replace("{{" + value.Name + "}}", value.Value, StringComparison.Ordinal));

    private string? Find(string key) => _sources
        .Select(source => key.Split('.').Aggregate((JsonNode?)source, (node, part) => node is JsonObject known ? known[part] : null))
        .FirstOrDefault(found => found is not null)?.GetValue<string>();
}
