using Portal.Contracts.Inboxes;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>All inboxes of a portal.</summary>
/// <param name="chosen">The default inbox of the portal's settings (P6); null or a removed one means the oldest.</param>
/// <param name="version">Of what was told of them, or will be.</param>
internal sealed class PortalInboxes(Guid portalId, long version, IReadOnlyList<Inbox> inboxes, Guid? chosen)
{
    private const int Max = 50;

    private readonly List<Inbox> _inboxes = [.. inboxes.OrderBy(inbox => inbox.CreatedAt)];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Inbox> All => [.. _inboxes.Where(inbox => inbox.MoveToId is null)];

    public Inbox Default => Find(chosen) ?? All[0];

    /// <summary>The inbox of this id, or the one that took its place; null for one that never was.</summary>
    public Inbox? Find(Guid? id)
    {
        var inbox = _inboxes.Find(row => row.Id == id);
        return inbox?.MoveToId is { } next ? Find(next) : inbox;
    }

    /// <summary>The inbox of this id; none is 404.</summary>
    public Inbox Of(Guid id) => All.FirstOrDefault(inbox => inbox.Id == id) ?? throw RuleException.NotFound("This inbox");

    /// <summary>Where the tickets of an inbox that is removed go; must be another one.</summary>
    public Inbox Target(Inbox removed, Guid id) =>
        All.FirstOrDefault(inbox => inbox.Id == id && inbox != removed) ?? throw new InvalidInputException("moveTo", "Choose another inbox for its tickets.");

    public Inbox Add(string name, DateTimeOffset now)
    {
        if (All.Count >= Max)
        {
            throw new RuleException("too-many", $"A portal has at most {Max} inboxes.");
        }

        var inbox = Inbox.Create(portalId, name, now);
        _inboxes.Add(inbox);
        return inbox;
    }

    public InboxesChanged Changed(DateTimeOffset now) => new(portalId, version, [.. All.Select(inbox => new InboxRef(inbox.Id, inbox.Name))], now);

    /// <summary>A name from a request, on one line; refuses one that is empty, too long or another inbox's.</summary>
    public string NameOf(string? name, Inbox? except)
    {
        var line = PlainText.OneLine(name ?? "", Inbox.MaxName + 1);
        new Validation()
            .Require(!PlainText.IsBlank(line), "name", "Name the inbox.")
            .Require(line.Length <= Inbox.MaxName, "name", $"At most {Inbox.MaxName} characters.")
            .Require(All.All(inbox => inbox == except || !inbox.Name.Equals(line, StringComparison.OrdinalIgnoreCase)), "name", "Another inbox has this name.")
            .ThrowIfInvalid();
        return line;
    }
}
