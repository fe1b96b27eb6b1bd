using System.Security.Cryptography;
using System.Text;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;

namespace Portal.Gateway.Tokens;

/// <summary>The key of the command line (<c>Operator:Key</c>): its bearer acts as administrator and operator of the portal in the path.</summary>
internal sealed class OperatorKey(IConfiguration configuration)
{
    /// <summary>The command line as an author.</summary>
    public static readonly Guid Id = new("0193a000-0000-7000-8000-0000000000ff");

    private const string Scheme = "Bearer ";

    /// <summary>Null without a bearer header, else whether it is the right one.</summary>
    public bool? Check(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return configuration["Operator:Key"]?.Trim() is { Length: > 0 } key && Same(key, header[Scheme.Length..].Trim());
    }

    public static Caller CallerOn(PortalSnapshot portal) => new(
        CallerKind.Staff, Id, portal.Id, null, TicketScope.Own, [Roles.Agent, Roles.Admin, Roles.Operator], "Command", "line", "", "operator")
    {
        Permissions = Permissions.All,
    };

    /// <summary>Compares in a time that tells nothing, not even the length.</summary>
    internal static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
