namespace Portal.Identity;

/// <summary>E-mail addresses name people; they are kept and compared in lower case.</summary>
internal static class EmailAddress
{
    /// <summary>Longest address that can be delivered to (RFC 5321).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalPart = 64;
    private const string Forbidden = "<>()[],;:\\\"";

    /// <summary>The form that is stored and looked up.</summary>
    public static string Normalize(string? email) => (email ?? "").Trim().ToLowerInvariant();

    /// <summary>Whether a normalised address could exist. Whether it does, only a message to it would tell.</summary>
    public static bool IsValid(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > MaxLocalPart || email.Length > MaxLength || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal)))
        {
            return false;
        }

        var labels = email[(at + 1)..].Split('.');
        return labels.All(label => label.Length is > 0 and <= 63 && label.All(c => char.IsLetterOrDigit(c) || c == '-'));
    }
}
