using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;

namespace Portal.ServiceDefaults.Auth;

/// <summary>Short-lived ES256 tokens by which the gateway tells services who is asking; services trust nothing else.</summary>
public static class InternalTokens
{
    /// <summary>How long a token is valid. The gateway makes a new one well before.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    internal const string Issuer = "portal-gateway";
    internal const string Audience = "portal-services";

    /// <summary>Signs a token for <paramref name="caller"/>.</summary>
    public static string Issue(Caller caller, ECDsaSecurityKey key, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = caller.Id.ToString(),
            ["kind"] = caller.Kind.ToString(),
            ["portal"] = caller.PortalId.ToString(),
            ["scope"] = caller.Scope.ToString(),
            ["role"] = caller.Roles.ToArray(),
            ["permission"] = caller.Permissions.ToArray(),
            ["given_name"] = caller.FirstName,
            ["family_name"] = caller.LastName,
            ["email"] = caller.Email,
            ["sid"] = caller.SessionId,
        };
        if (caller.Company is { } company)
        {
            claims["company"] = company.Id.ToString();
            claims["company_name"] = company.Name;
        }

        if (caller.Viewer is { } viewer)
        {
            claims["viewer"] = viewer.ToString();
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime.AddSeconds(-30),
            Expires = now.UtcDateTime.Add(Lifetime),
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>An ES256 key from PEM text, private or public.</summary>
    public static ECDsaSecurityKey KeyFromPem(string pem)
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(pem);
        return new ECDsaSecurityKey(ecdsa) { KeyId = "portal" };
    }

    /// <summary>Whom a request's token names; anonymous without one.</summary>
    internal static Caller Read(ClaimsPrincipal user) => user.Identity is CallerIdentity known ? known.Caller : ReadClaims(user);

    internal static Caller ReadClaims(ClaimsPrincipal user)
    {
        string Value(string name) => user.FindFirstValue(name) ?? "";
        if (user.Identity?.IsAuthenticated != true)
        {
            return new Caller(CallerKind.Anonymous, Guid.Empty, Guid.Empty, null, TicketScope.Own, [], "", "", "", "");
        }

        var company = Guid.TryParse(Value("company"), out var companyId) ? new CompanyRef(companyId, Value("company_name")) : null;
        return new Caller(
            Enum.Parse<CallerKind>(Value("kind")),
            Guid.Parse(Value("sub")),
            Guid.Parse(Value("portal")),
            company,
            Enum.Parse<TicketScope>(Value("scope")),
            user.FindAll("role").Select(claim => claim.Value).ToArray(),
            Value("given_name"),
            Value("family_name"),
            Value("email"),
            Value("sid"))
        {
            Permissions = user.FindAll("permission").Select(claim => claim.Value).ToArray(),
            Viewer = Guid.TryParse(Value("viewer"), out var viewer) ? viewer : null,
        };
    }
}

/// <summary>A checked token's identity with its caller, so that policies and endpoints do not each read the claims again.</summary>
internal sealed class CallerIdentity(ClaimsIdentity checkedIdentity) : ClaimsIdentity(checkedIdentity)
{
    public Caller Caller { get; } = InternalTokens.ReadClaims(new ClaimsPrincipal(checkedIdentity));
}
