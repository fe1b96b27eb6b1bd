using System.Security.Cryptography;
using System.Text;

namespace Portal.Conversations;

/// <summary>Ids of what a portal is born with: whichever event comes first makes the same rows.</summary>
internal static class DerivedId
{
    /// <summary>The id of <paramref name="what"/> in <paramref name="portalId"/> (a version 8 UUID).</summary>
    public static Guid Of(Guid portalId, string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{portalId:N}/{what}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
