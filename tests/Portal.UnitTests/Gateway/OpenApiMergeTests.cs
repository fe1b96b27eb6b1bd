using System.Text.Json.Nodes;
using Portal.Gateway.Operations;

namespace Portal.UnitTests.Gateway;

public sealed class OpenApiMergeTests
{
    [Fact]
    public void The_same_name_for_different_things_is_told_apart_and_for_the_same_thing_kept()
    {
        var merged = OpenApiMerge.Merge([("gateway", Document("/api/a", "string")), ("identity", Document("/api/b", "string")), ("conversation", Document("/api/c", "integer"))]);
        var schemas = merged["components"]!["schemas"]!.AsObject();
        schemas.Select(pair => pair.Key).ShouldBe(["Thing", "Other", "ConversationThing", "ConversationOther"], ignoreOrder: true);
        Reference(merged, "/api/b").ShouldBe("#/components/schemas/Thing");
        Reference(merged, "/api/c").ShouldBe("#/components/schemas/ConversationThing");
        schemas["ConversationOther"]!["properties"]!["thing"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/ConversationThing");
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var merged = OpenApiMerge.Merge([("gateway", Document("/api/a", "string")), ("identity", Document("/api/b", "integer")), ("conversation", Document("/api/c", "boolean"))]);
        foreach (var reference in References(merged))
        {
            reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)merged, (node, name) => node?[name]).ShouldNotBeNull(reference);
        }
    }

    [Fact]
    public void Methods_of_one_path_come_together_and_internal_paths_stay_out()
    {
        var read = JsonNode.Parse("""{"paths":{"/api/tickets/{number}":{"get":{"tags":["Read"]}},"/internal/x":{"get":{}}}}""")!.AsObject();
        var write = JsonNode.Parse("""{"paths":{"/api/tickets/{number}":{"post":{"tags":["Write"]}}}}""")!.AsObject();
        var merged = OpenApiMerge.Merge([("ticketquery", read), ("conversation", write)]);
        merged["paths"]!.AsObject().Select(pair => pair.Key).ShouldBe(["/api/tickets/{number}"]);
        merged["paths"]!["/api/tickets/{number}"]!.AsObject().Select(pair => pair.Key).ShouldBe(["get", "post"]);
        merged["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ShouldBe(["Read", "Write"]);
    }

    [Fact]
    public void What_only_internal_paths_speak_of_stays_out_and_gives_nobody_another_name()
    {
        var hidden = Document("/api/a", "integer");
        hidden["paths"] = new JsonObject { ["/internal/a"] = hidden["paths"]!["/api/a"]!.DeepClone() };
        var merged = OpenApiMerge.Merge([("identity", hidden), ("conversation", Document("/api/b", "string"))]);
        merged["components"]!["schemas"]!.AsObject().Select(pair => pair.Key).ShouldBe(["Other", "Thing"]);
        Reference(merged, "/api/b").ShouldBe("#/components/schemas/Thing");
    }

    private static string Reference(JsonObject merged, string path) => merged["paths"]![path]!["get"]!["schema"]!["$ref"]!.GetValue<string>();

    /// <summary>"Other" is the same text everywhere, but means another "Thing" where that clashes.</summary>
    private static JsonObject Document(string path, string type) => new()
    {
        ["paths"] = new JsonObject
        {
            [path] = new JsonObject
            {
                ["get"] = new JsonObject
                {
                    ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Thing" },
                    ["parts"] = new JsonArray(new JsonObject { ["$ref"] = "#/components/schemas/Other" }),
                },
            },
        },
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject
            {
                ["Thing"] = new JsonObject { ["type"] = type },
                ["Other"] = new JsonObject { ["properties"] = new JsonObject { ["thing"] = new JsonObject { ["$ref"] = "#/components/schemas/Thing" } } },
            },
        },
    };

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject known => known.SelectMany(pair => pair.Key == "$ref" ? [pair.Value!.GetValue<string>()] : References(pair.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };
}
