using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.PortalConfig;

/// <summary>The first run: a one-time token proves that whoever sets up the installation can read its logs or files. One row.</summary>
internal sealed class SetupState
{
    private const int TokenBytes = 24;

    private SetupState()
    {
    }

    public int Id { get; private set; }
    public long Version { get; private set; }
    public string? TokenHash { get; private set; }
    public Guid PortalId { get; private set; }

    /// <summary>A state that waits for set-up. The first portal's id is chosen here, so that a repeated attempt means the same portal.</summary>
    public static SetupState Waiting() => new() { Id = 1, PortalId = Guid.CreateVersion7() };

    /// <summary>Makes a new token, the only one that counts from now on, and returns it; only its hash is kept.</summary>
    public string Renew()
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        TokenHash = HashOf(token);
        Version++;
        return token;
    }

    /// <summary>Whether <paramref name="token"/> is the one.</summary>
    public bool Accepts(string? token) =>
        TokenHash is not null && token is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(TokenHash), Encoding.ASCII.GetBytes(HashOf(token)));

    /// <summary>Set-up is done; the token opens nothing any more.</summary>
    public void Burn()
    {
        TokenHash = null;
        Version++;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
