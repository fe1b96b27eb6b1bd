namespace Portal.Contracts.Portals;

/// <summary>Who may sign in (P32, P34): everybody with a password, or also those who register themselves.</summary>
/// <param name="SelfRegistration">Whether anyone may register.</param>
/// <param name="GroupsRequired">Whether only members of <see cref="Groups"/> may sign in.</param>
public sealed record AccessSettings(bool SelfRegistration, bool GroupsRequired, IReadOnlyList<Guid> Groups)
{
    /// <summary>Whoever was given a password.</summary>
    public static readonly AccessSettings Default = new(false, false, []);
}
