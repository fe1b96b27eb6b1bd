using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Http;

/// <summary>Keyset cursors: the sort value and id of a page's last row, opaque to clients.</summary>
public static class Cursor
{
    /// <summary>Text for <paramref name="position"/>, safe in a query string.</summary>
    public static string Encode<T>(T position) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(position, ServiceDefaultsSetup.Json));

    /// <summary>The position in <paramref name="cursor"/>, or null for none; refuses what this service did not write.</summary>
    public static T? Decode<T>(string? cursor)
        where T : class
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(WebEncoders.Base64UrlDecode(cursor), ServiceDefaultsSetup.Json) ?? throw new JsonException();
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new InvalidInputException("cursor", "This cursor is not valid. Start again without it.");
        }
    }
}

/// <summary>One page of a list. <see cref="Next"/> is the cursor of the page after, null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, int Total);
