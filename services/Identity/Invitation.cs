using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Identity;

/// <summary>An invitation to choose a password, shown once to whoever invites.</summary>
/// <param name="Token">Whom it invites, and a secret that is kept nowhere.</param>
/// <param name="Until">When it ends.</param>
internal sealed record Invitation(string Token, DateTimeOffset Until)
{
    private const int SecretBytes = 32;
    private const int IdLength = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static Invitation For(Guid staffId, DateTimeOffset now) =>
        new($"{staffId:N}{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes))}", now + Lifetime);

    /// <summary>Whom a token invites; null for what is no token.</summary>
    public static Guid? StaffIdIn(string? token) =>
        token is { Length: > IdLength } && Guid.TryParseExact(token[..IdLength], "N", out var id) ? id : null;

    /// <summary>What is kept of a token, so that a stolen database opens no account.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
