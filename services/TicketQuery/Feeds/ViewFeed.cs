using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.TicketQuery.Feeds;

/// <summary>The secret address of a view (B7). Kept as a hash: a stolen database opens no feed.</summary>
internal sealed class ViewFeed
{
    public const int HashLength = 64;
    private const int SecretBytes = 32;

    public Guid ViewId { get; init; }
    public string Hash { get; set; } = "";

    /// <summary>A secret that nobody guesses, for an address.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
