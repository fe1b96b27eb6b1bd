using System.Text.Json.Nodes;

namespace Portal.Gateway.Operations;

/// <summary>Makes one OpenAPI document out of several.</summary>
internal static class OpenApiMerge
{
    private const string ReferencePrefix = "#/components/";
    private const string SchemaPrefix = ReferencePrefix + "schemas/";

    /// <summary>Merges <paramref name="documents"/> (by service name). A component whose name another service uses for something else gets its service's name in front.</summary>
    public static JsonObject Merge(IEnumerable<(string Service, JsonObject Document)> documents)
    {
        var paths = new JsonObject();
        var components = new JsonObject();
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (service, original) in documents)
        {
            var document = original.DeepClone().AsObject();
            RemoveInternalPaths(document);
            RemoveUnusedSchemas(document);
            var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
            while (NoteClashes(document, components, service, renamed))
            {
                // A component that names a renamed one is another one now, so look again.
                Rewrite(document, renamed);
            }

            AddPaths(document, paths, tags);
            AddComponents(document, components, renamed);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Portal", ["version"] = "1" },
            ["paths"] = Sorted(paths),
            ["components"] = new JsonObject(components.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, Sorted(pair.Value!.AsObject())))),
            ["tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["name"] = tag })]),
        };
    }

    private static void RemoveInternalPaths(JsonObject document)
    {
        if (document["paths"] is JsonObject paths)
        {
            foreach (var path in paths.Select(pair => pair.Key).Where(path => !path.StartsWith("/api/", StringComparison.Ordinal) && path != "/health").ToList())
            {
                paths.Remove(path);
            }
        }
    }

    /// <summary>What only internal paths speak of is nobody else's business, and must not clash with what is.</summary>
    private static void RemoveUnusedSchemas(JsonObject document)
    {
        if (document["components"]?["schemas"] is JsonObject schemas)
        {
            var used = new HashSet<string>(StringComparer.Ordinal);
            NoteUsed(document["paths"], schemas, used);
            foreach (var name in schemas.Select(pair => pair.Key).Where(name => !used.Contains(name)).ToList())
            {
                schemas.Remove(name);
            }
        }
    }

    private static void NoteUsed(JsonNode? node, JsonObject schemas, HashSet<string> used)
    {
        foreach (var child in node switch { JsonObject members => members.Select(pair => pair.Value), JsonArray items => items, _ => [] })
        {
            NoteUsed(child, schemas, used);
        }

        if (node is JsonObject && node["$ref"] is JsonValue value && value.TryGetValue<string>(out var reference)
            && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal) && used.Add(reference[SchemaPrefix.Length..]))
        {
            NoteUsed(schemas[reference[SchemaPrefix.Length..]], schemas, used);
        }
    }

    /// <summary>Adds references to rewrite, as "schemas/Page" to "schemas/ConversationPage"; false when there are no more.</summary>
    private static bool NoteClashes(JsonObject document, JsonObject components, string service, Dictionary<string, string> renamed)
    {
        var before = renamed.Count;
        foreach (var (kind, group) in document["components"] as JsonObject ?? [])
        {
            foreach (var (name, component) in group as JsonObject ?? [])
            {
                if (components[kind]?[name] is { } known && !JsonNode.DeepEquals(known, component))
                {
                    renamed.TryAdd($"{kind}/{name}", $"{kind}/{char.ToUpperInvariant(service[0])}{service[1..]}{name}");
                }
            }
        }

        return renamed.Count > before;
    }

    private static void Rewrite(JsonNode? node, Dictionary<string, string> renamed)
    {
        switch (node)
        {
            case JsonObject jsonObject:
                foreach (var (name, value) in jsonObject.ToList())
                {
                    if (name == "$ref" && value is JsonValue text && text.TryGetValue<string>(out var reference)
                        && reference.StartsWith(ReferencePrefix, StringComparison.Ordinal)
                        && renamed.TryGetValue(reference[ReferencePrefix.Length..], out var other))
                    {
                        jsonObject[name] = ReferencePrefix + other;
                    }
                    else
                    {
                        Rewrite(value, renamed);
                    }
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Rewrite(item, renamed);
                }

                break;
        }
    }

    private static void AddPaths(JsonObject document, JsonObject paths, SortedSet<string> tags)
    {
        foreach (var (path, operations) in document["paths"] as JsonObject ?? [])
        {
            if (paths[path] is not JsonObject target)
            {
                paths[path] = target = [];
            }

            foreach (var (method, operation) in operations as JsonObject ?? [])
            {
                target[method] = operation?.DeepClone();
                foreach (var tag in operation is JsonObject known && known["tags"] is JsonArray names ? names : [])
                {
                    tags.Add(tag!.GetValue<string>());
                }
            }
        }
    }

    private static void AddComponents(JsonObject document, JsonObject components, Dictionary<string, string> renamed)
    {
        foreach (var (kind, group) in document["components"] as JsonObject ?? [])
        {
            if (components[kind] is not JsonObject target)
            {
                components[kind] = target = [];
            }

            foreach (var (name, component) in group as JsonObject ?? [])
            {
                var free = renamed.TryGetValue($"{kind}/{name}", out var other) ? other[(kind.Length + 1)..] : name;
                target[free] = component?.DeepClone();
            }
        }
    }

    private static JsonObject Sorted(JsonObject members) =>
        new(members.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
}
