using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>All inboxes of a portal.</summary>
/// <param name="chosen">The default inbox of the portal's settings (P6); null or a removed one means the oldest.</param>
internal sealed class PortalInboxes(IReadOnlyList<Inbox> inboxes, Guid? chosen)
{
    private const int Max = 50;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Inbox> All { get; } = [.. inboxes.Where(inbox => inbox.MoveToId is null).OrderBy(inbox => inbox.CreatedAt)];

    public Inbox Default => Find(chosen) ?? All[0];

    /// <summary>The inbox of this id, or the one that took its place; null for one that never was.</summary>
    public Inbox? Find(Guid? id)
    {
        var inbox = inboxes.FirstOrDefault(row => row.Id == id);
        return inbox?.MoveToId is { } next ? Find(next) : inbox;
    }

    /// <summary>The inbox of this id; none is 404.</summary>
    public Inbox Of(Guid id) => All.FirstOrDefault(inbox => inbox.Id == id) ?? throw RuleException.NotFound("This inbox");

    /// <summary>Where the tickets of an inbox that is removed go; must be another one.</summary>
    public Inbox Target(Inbox removed, Guid id) =>
        All.FirstOrDefault(inbox => inbox.Id == id && inbox != removed) ?? throw new InvalidInputException("moveTo", "Choose another inbox for its tickets.");

    public void RequireRoom()
    {
        if (All.Count >= Max)
        {
            throw new RuleException("too-many", $"A portal has at most {Max} inboxes.");
        }
    }

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
