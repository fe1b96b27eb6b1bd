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

        var labels = name.Split('.');

        // An IP address is no name, though it looks like one.
        return name.Length <= MaxLength && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit) ? name : null;
    }

    /// <summary>Names that reach no further than a machine or a test network (RFC 6761); nobody can be robbed of them.</summary>
    public static bool IsLocal(string host) =>
        host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) || host.EndsWith(".test", StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
