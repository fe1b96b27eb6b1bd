using Microsoft.AspNetCore.Identity;

namespace Portal.Identity;

/// <summary>ASP.NET Core's password hashing (PBKDF2 with HMAC-SHA512), made to take as long for people who do not exist.</summary>
internal sealed class Passwords
{
    /// <summary>Shortest password of a contact.</summary>
    public const int MinLength = 8;

    /// <summary>Shortest password of staff, who see everybody's tickets.</summary>
    public const int MinStaffLength = 12;

    /// <summary>Longest password accepted; longer ones would only cost time.</summary>
    public const int MaxLength = 200;

    private readonly PasswordHasher<object> _hasher = new();
    private readonly object _nobody = new();
    private readonly string _dummy;

    public Passwords() => _dummy = _hasher.HashPassword(_nobody, Guid.NewGuid().ToString());

    /// <summary>The salted hash to store.</summary>
    public string Hash(string password) => _hasher.HashPassword(_nobody, password);

    /// <summary>Compares with a stored hash; without one, does the same work and refuses.</summary>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(_nobody, string.IsNullOrEmpty(hash) ? _dummy : hash, password);
        return string.IsNullOrEmpty(hash) ? PasswordVerificationResult.Failed : result;
    }
}
