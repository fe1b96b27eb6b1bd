using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Hot;

namespace Portal.TicketQuery.Views;

/// <summary>First pages of lists and opened tickets, kept per session. Nothing is looked for when an event comes: the stamps move and the view no longer fits.</summary>
internal sealed class SessionViews(IHotStore store, ViewStamps stamps, ViewEpochs epochs)
{
    /// <summary>Ends with the session at the latest; sessions without a cookie (tools) have no views.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The view of <paramref name="query"/> for this session, made by <paramref name="make"/> unless a fresh one is at hand.</summary>
    /// <param name="make">Is given the portal's stamp, or null while there is none.</param>
    public async Task<View> GetAsync<T>(Caller caller, string query, Func<string?, Task<T>> make, CancellationToken ct)
    {
        if (caller.SessionId.Length == 0)
        {
            return View.Of(await make(null));
        }

        // All stamps are read before the database is asked: a change that comes in between ends this view, too.
        var epoch = await epochs.CurrentAsync(ct);
        var key = KeyOf(caller, query);
        var (values, stored) = await stamps.ReadAsync(ViewStamps.Of(caller), key);
        if (values is null)
        {
            return View.Of(await make(null));
        }

        var under = epoch.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var madeUnder = under + ':' + string.Join(':', values);
        if (stored is not null && View.Read(stored, madeUnder) is { } fresh)
        {
            return fresh;
        }

        var view = View.Of(await make($"{under}:{values[0]}"));
        await store.SetAsync(key, view.Write(madeUnder), Lifetime);
        return view;
    }

    /// <summary>Session, who it is, whose tickets it sees, and the question: a session that changes company or scope starts afresh.</summary>
    internal static string KeyOf(Caller caller, string query)
    {
        var asked = $"{caller.PortalId:N}\n{caller.Id:N}\n{caller.Scope}\n{caller.Company?.Id:N}\n{query}";
        return $"ticketquery:view:{caller.SessionId}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))}";
    }
}

/// <summary>An answer as JSON text with its ETag.</summary>
internal sealed record View(string ETag, string Json)
{
    public static View Of<T>(T value)
    {
        var json = JsonSerializer.Serialize(value, ServiceDefaultsSetup.Json);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 12));
        return new View($"\"{hash}\"", json);
    }

    /// <summary>As kept in the store: the stamps, the ETag and the text, a line each.</summary>
    public string Write(string madeUnder) => $"{madeUnder}\n{ETag}\n{Json}";

    /// <summary>The stored view when it was made under these very stamps, else null.</summary>
    public static View? Read(string stored, string madeUnder) =>
        stored.Split('\n', 3) is [var under, var etag, var json] && under == madeUnder ? new View(etag, json) : null;
}
