using System.Text.Json.Nodes;
using System.Text.Json;
using Portal.ServiceDefaults;

namespace Portal.PortalConfig.Settings;

/// <summary>A settings document as single values by path (<c>theme.primaryColor</c>, <c>domains[support.example.com].language</c>): what is compared, shown and merged one by one.</summary>
internal static class SettingsLeaves
{
    /// <summary>Objects whose members are set one by one.</summary>
    private static readonly HashSet<string> Objects = ["theme", "access", "closedStages"];

    /// <summary>Lists whose items have an identity, by the members that make it.</summary>
    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.Ordinal)
    {
        ["domains"] = ["host"],
        ["systemPages"] = ["page", "language"],
        ["consents"] = ["host"],
    };

    /// <summary>Every single value in the order of the document. None is null: null and nothing are the same.</summary>
    public static OrderedDictionary<string, Leaf> Of(PortalValues values)
    {
        var leaves = new OrderedDictionary<string, Leaf>(StringComparer.Ordinal);
        foreach (var (field, value) in values.ToJson())
        {
            foreach (var leaf in OfField(field, value))
            {
                leaves[leaf.Path] = leaf;
            }
        }

        return leaves;
    }

    /// <summary>Paths whose values differ, in the order of the documents.</summary>
    public static IReadOnlyList<string> Differences(OrderedDictionary<string, Leaf> one, OrderedDictionary<string, Leaf> other) =>
        [.. other.Keys.Union(one.Keys, StringComparer.Ordinal).Where(path => !Same(one, other, path))];

    /// <summary>Whether both have the same value, or none, at a path.</summary>
    public static bool Same(OrderedDictionary<string, Leaf> one, OrderedDictionary<string, Leaf> other, string path) =>
        JsonNode.DeepEquals(one.GetValueOrDefault(path)?.Value, other.GetValueOrDefault(path)?.Value);

    /// <summary>The document of these values.</summary>
    public static PortalValues Join(IEnumerable<Leaf> leaves)
    {
        var document = new JsonObject();
        foreach (var name in Objects)
        {
            document[name] = new JsonObject();
        }

        foreach (var name in Lists.Keys)
        {
            document[name] = new JsonArray();
        }

        foreach (var leaf in leaves)
        {
            var owner = leaf.Item is { } item ? ItemOf(document[leaf.Field]!.AsArray(), item) : leaf.Member is null ? document : document[leaf.Field]!.AsObject();
            owner[leaf.Member ?? leaf.Field] = leaf.Value?.DeepClone();
        }

        return document.Deserialize<PortalValues>(ServiceDefaultsSetup.Json)!;
    }

    private static IEnumerable<Leaf> OfField(string field, JsonNode? value)
    {
        if (value is null)
        {
            return [];
        }

        if (Lists.TryGetValue(field, out var identity))
        {
            return value.AsArray().SelectMany(item => OfItem(field, identity, item!.AsObject()));
        }

        return Objects.Contains(field)
            ? value.AsObject().Where(member => member.Value is not null).Select(member => new Leaf($"{field}.{member.Key}", field, null, member.Key, member.Value))
            : [new Leaf(field, field, null, null, value)];
    }

    private static IEnumerable<Leaf> OfItem(string field, string[] identity, JsonObject item)
    {
        var key = new JsonObject(identity.Select(name => KeyValuePair.Create(name, item[name]?.DeepClone())));

        // An item without a name of its own stands for all others.
        var path = $"{field}[{string.Join('.', identity.Select(name => item[name]?.GetValue<string>() ?? "*"))}]";
        return item.Where(member => member.Value is not null && !identity.Contains(member.Key, StringComparer.Ordinal))
            .Select(member => new Leaf($"{path}.{member.Key}", field, key, member.Key, member.Value));
    }

    private static JsonObject ItemOf(JsonArray list, JsonObject identity)
    {
        var item = list.Select(known => known!.AsObject()).FirstOrDefault(known => identity.All(part => JsonNode.DeepEquals(known[part.Key], part.Value)));
        if (item is null)
        {
            list.Add(item = identity.DeepClone().AsObject());
        }

        return item;
    }
}

/// <summary>One value of a document. <see cref="Item"/> names the item of a list it belongs to, <see cref="Member"/> its name in an object.</summary>
internal sealed record Leaf(string Path, string Field, JsonObject? Item, string? Member, JsonNode? Value);
