using System.Text.Json.Serialization;

namespace Portal.PortalConfig.Cases;

/// <summary>Who must see which ticket, and who must not: held against the settings before they are published (B20).</summary>
internal sealed class PolicyCase
{
    /// <summary>Longest name.</summary>
    public const int MaxName = 200;

    /// <summary>Most cases of a portal.</summary>
    public const int Max = 200;

    private PolicyCase()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public string Name { get; private set; } = "";
    public Guid ContactId { get; private set; }

    /// <summary>The contact's name when the case was written, for people to read.</summary>
    public string ContactName { get; private set; } = "";
    public long TicketNumber { get; private set; }
    public Expectation Expect { get; private set; }

    public static PolicyCase Create(Guid portalId, PolicyCaseInput input, DateTimeOffset now)
    {
        var policyCase = new PolicyCase { Id = Guid.CreateVersion7(now), PortalId = portalId };
        policyCase.Change(input);
        return policyCase;
    }

    /// <summary>Takes over valid input.</summary>
    public void Change(PolicyCaseInput input)
    {
        (Name, ContactId, ContactName, TicketNumber, Expect) = (input.Name!.Trim(), input.ContactId!.Value, input.ContactName?.Trim() ?? "", input.TicketNumber!.Value, input.Expect!.Value);
        Version++;
    }
}

/// <summary>What a case expects of the portal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Expectation>))]
internal enum Expectation
{
    Sees,
    DoesNotSee,
}

/// <summary>A case as it is written.</summary>
internal sealed record PolicyCaseInput(string? Name, Guid? ContactId, string? ContactName, long? TicketNumber, Expectation? Expect);

/// <summary>A case as it is read.</summary>
internal sealed record PolicyCaseView(Guid Id, string Name, Guid ContactId, string ContactName, long TicketNumber, Expectation Expect, long Version)
{
    public static PolicyCaseView Of(PolicyCase row) => new(row.Id, row.Name, row.ContactId, row.ContactName, row.TicketNumber, row.Expect, row.Version);
}
