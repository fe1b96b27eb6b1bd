using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Testing;

namespace Portal.EndToEndTests.Api.Matrix;

/// <summary>One operation of the API as its own description tells; a new one is asked as everybody without a line of test code.</summary>
internal sealed partial record Operation(HttpMethod Method, string Path, string Id)
{
    /// <summary>What visitors may ask. Whatever is not listed here is closed to them.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "getAsset", "getPortal", "listPortalProperties", "signIn", "signOut", "acceptInvitation", "getSetup", "setUp", "health",

        // Whoever knows the secret in its path.
        "readTicketFeed",
    };

    /// <summary>What a customer would send. An operation on a ticket that takes a body has to be here, or it would be refused for its body and not for who asks.</summary>
    private static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["replyToTicket"] = new { text = "Said by whoever may." },
        ["editTicketProperty"] = new { value = "LOW" },
        ["admitParticipant"] = new { right = "view" },
        ["hideTicket"] = new { hidden = false },
        ["rateTicket"] = new { score = "good" },
    };

    /// <summary>All of them, from the committed description, which another test holds against the running portal.</summary>
    public static IReadOnlyList<Operation> All { get; } = Read();

    public Audience Audience => this switch
    {
        _ when Open.Contains(Id) => Audience.Anyone,
        { Path: var path } when path.StartsWith("/api/desk", StringComparison.Ordinal)
            || path.StartsWith("/api/settings", StringComparison.Ordinal) || path.StartsWith("/api/operations", StringComparison.Ordinal) => Audience.Staff,
        { Path: var path } when path.StartsWith("/api/tickets/{", StringComparison.Ordinal) => Audience.Ticket,
        { Path: var path } when path.StartsWith("/api/ticket", StringComparison.Ordinal) || path.StartsWith("/api/forms", StringComparison.Ordinal) => Audience.Customers,
        _ => Audience.Members,
    };

    public bool Reads => Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Options;

    public bool TakesRecord => Path.Contains('{', StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}";

    /// <summary>The request, with <paramref name="values"/> for what the path leaves open.</summary>
    public HttpRequestMessage Request(Func<string, string> values)
    {
        var request = new HttpRequestMessage(Method, new Uri(Parameter().Replace(Path, match => values(match.Groups[1].Value))[1..], UriKind.Relative));
        if (!Reads && Method != HttpMethod.Delete)
        {
            request.Content = System.Net.Http.Json.JsonContent.Create(Bodies.GetValueOrDefault(Id, new { }));
        }

        return request;
    }

    private static List<Operation> Read()
    {
        var document = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(PortalRun.RepositoryRoot(), "gateway", "web", "openapi.json")))!;
        var operations = new List<Operation>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(member => member.Value?["operationId"] is not null))
            {
                var known = new Operation(HttpMethod.Parse(method), path, operation!["operationId"]!.GetValue<string>());
                if (known.Audience == Audience.Ticket && operation["requestBody"] is not null && !Bodies.ContainsKey(known.Id))
                {
                    throw new InvalidOperationException($"Say in {nameof(Bodies)} what {known.Id} is sent.");
                }

                operations.Add(known);
            }
        }

        return operations;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
