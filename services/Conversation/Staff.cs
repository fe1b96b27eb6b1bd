using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;

namespace Portal.Conversations;

/// <summary>A member of staff as Identity last told.</summary>
internal sealed class Staff
{
    public Guid Id { get; init; }
    public long Version { get; private set; }
    public string Email { get; private set; } = "";
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";

    public PersonRef Person => new(Id, FirstName, LastName, Email);

    public static Staff Known(PersonRef person) =>
        new() { Id = person.Id, Email = person.Email, FirstName = person.FirstName, LastName = person.LastName };

    /// <summary>False when what is known already is newer.</summary>
    public bool Apply(StaffSnapshot staff)
    {
        if (staff.Version <= Version)
        {
            return false;
        }

        (Version, Email, FirstName, LastName) = (staff.Version, staff.Email, staff.FirstName, staff.LastName);
        return true;
    }
}

/// <summary>The roles of a member of staff in one portal.</summary>
internal sealed class StaffRoles
{
    /// <summary>Room for the names of all roles somebody can have.</summary>
    public const int MaxRoles = 3000;

    public Guid PortalId { get; init; }
    public Guid StaffId { get; init; }
    public required IReadOnlyList<string> Roles { get; set; }
}
