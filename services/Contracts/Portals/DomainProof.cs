using System.Security.Cryptography;
using System.Text;

namespace Portal.Contracts.Portals;

/// <summary>How a portal proves that a host is its own (P4): a text that only whoever holds the domain can put there. It is no secret.</summary>
public static class DomainProof
{
    /// <summary>Where a host answers with the proofs of the portals that claim it, one a line.</summary>
    public const string HttpPath = "/.well-known/portal-verification";

    /// <summary>The name of the TXT record.</summary>
    public static string TxtName(string host) => $"_portal-verification.{host}";

    /// <summary>The value of the TXT record.</summary>
    public static string TxtValue(Guid portalId, string host) => $"portal-verification={TokenOf(portalId, host)}";

    /// <summary>The proof: of this portal for this host, and for no other.</summary>
    public static string TokenOf(Guid portalId, string host) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"portal-verification:{portalId:N}:{host}")))[..32];
}
