using System.Globalization;

namespace Portal.PortalConfig;

/// <summary>Host names a portal answers on, as the Host header carries them: lower case, without port, international names in their ASCII form.</summary>
internal static class HostName
{
    /// <summary>Longest name in the domain name system.</summary>
    public const int MaxLength = 253;

    private const int MaxLabel = 63;

    /// <summary>The form that is stored and compared; null for what is not a host name.</summary>
    public static string? Normalize(string? host)
    {
        var name = (host ?? "").Trim().TrimEnd('.').ToLowerInvariant();
        try
        {
            name = new IdnMapping().GetAscii(name);
        }
        catch (ArgumentException)
        {
            return null;
        }

        return name.Length <= MaxLength && name.Split('.').All(IsLabel) ? name : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
