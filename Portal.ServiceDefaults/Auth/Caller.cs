using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;

namespace Portal.ServiceDefaults.Auth;

/// <summary>Who is asking, as the gateway's token says. An endpoint takes it as a parameter.</summary>
/// <param name="Id">Contact's or member of staff's id; <see cref="Guid.Empty"/> for anonymous callers and the gateway itself.</param>
/// <param name="PortalId">The portal the request came in on.</param>
/// <param name="SessionId">Opaque key of the session, for per-session caches; empty without one.</param>
public sealed record Caller(
    CallerKind Kind,
    Guid Id,
    Guid PortalId,
    CompanyRef? Company,
    TicketScope Scope,
    IReadOnlyList<string> Roles,
    string FirstName,
    string LastName,
    string Email,
    string SessionId)
{
    /// <summary>What the roles allow in this portal, as its administrators have set it (P1).</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The member of staff who looks at the portal as the caller (B13) and may change nothing; null when it is the caller in person.</summary>
    public Guid? Viewer { get; init; }

    /// <summary>The client's IP address as the gateway saw it; empty where nobody asked.</summary>
    public string Address { get; init; } = "";

    /// <summary>The caller as a person in events.</summary>
    public PersonRef Person => new(Id, FirstName, LastName, Email);

    /// <summary>Whether a member of staff may do what <paramref name="permission"/> names.</summary>
    public bool May(string permission) => Kind == CallerKind.Staff && Permissions.Contains(permission, StringComparer.Ordinal);

    /// <summary>The caller of a request; anonymous without a portal when there is no token.</summary>
    public static Caller Of(HttpContext http) => InternalTokens.Read(http.User) with { Address = http.Request.Headers["X-Forwarded-For"].ToString() };

    /// <summary>Lets minimal APIs bind the caller as a parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(Of(context));
}

/// <summary>The kinds of callers.</summary>
public enum CallerKind
{
    /// <summary>Nobody has signed in.</summary>
    Anonymous,

    /// <summary>A customer.</summary>
    Contact,

    /// <summary>An agent, administrator or operator.</summary>
    Staff,

    /// <summary>The gateway itself.</summary>
    Service,
}

/// <summary>Names of staff roles.</summary>
public static class Roles
{
    /// <summary>Answers tickets.</summary>
    public const string Agent = "agent";

    /// <summary>Shapes the portal.</summary>
    public const string Admin = "admin";

    /// <summary>Watches it run.</summary>
    public const string Operator = "operator";
}

/// <summary>Names of authorization policies; every endpoint group names one. Each of <see cref="Contracts.Portals.Permissions"/> is one, too.</summary>
public static class Policies
{
    /// <summary>Any caller the gateway vouches for, signed in or not.</summary>
    public const string Anyone = "anyone";

    /// <summary>A signed-in customer.</summary>
    public const string Customer = "customer";

    /// <summary>A customer or a member of staff.</summary>
    public const string Member = "member";

    /// <summary>Staff who work on tickets.</summary>
    public const string Agent = Contracts.Portals.Permissions.Tickets;

    /// <summary>Staff who watch the installation run.</summary>
    public const string Operator = Contracts.Portals.Permissions.Operations;

    /// <summary>The gateway itself, for endpoints it alone calls.</summary>
    public const string Service = "service";
}
