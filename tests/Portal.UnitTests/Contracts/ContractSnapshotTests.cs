using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using MassTransit;
using Portal.Contracts;
using Portal.ServiceDefaults;

namespace Portal.UnitTests.Contracts;

/// <summary>What goes over the wire is a promise: names, URNs and JSON of each event are compared with the committed snapshot.</summary>
public sealed class ContractSnapshotTests
{
    private static readonly string Snapshot = Path.Combine(Repository.Root, "tests/Portal.UnitTests/Contracts/contracts.verified.json");

    /// <summary>Events say what has happened.</summary>
    private static readonly string[] EventEndings = ["Changed", "Posted", "Added", "Projected", "Received", "Read", "Saved", "Imported", "Recorded", "Deleted", "Submitted", "Decided"];

    [Fact]
    public void Events_look_as_they_did_when_they_were_released()
    {
        var now = new JsonObject(MessageTypes.All.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject
        {
            ["urn"] = MessageUrn.ForTypeString(pair.Value),
            ["schema"] = ServiceDefaultsSetup.Json.GetJsonSchemaAsNode(pair.Value),
        }))).ToJsonString(new JsonSerializerOptions { WriteIndented = true });

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Snapshot, now + "\n");
        }

        now.ShouldBe(File.ReadAllText(Snapshot).TrimEnd(), "An event's shape changed. Additions within a version: run with UPDATE_SNAPSHOTS=1. Anything else: a new record and name.");
    }

    [Fact]
    public void Every_event_of_the_contracts_has_a_stored_name()
    {
        var events = typeof(MessageTypes).Assembly.GetExportedTypes()
            .Where(type => type.IsClass && type.IsSealed && !type.IsAbstract && EventEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)));

        var unlisted = events.Except(MessageTypes.All.Values);

        unlisted.Select(type => type.Name).ShouldBe([]);
    }
}
