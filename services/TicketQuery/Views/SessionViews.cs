using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Hot;

namespace Portal.TicketQuery.Views;

/// <summary>First pages of lists and opened tickets, kept per session. Nothing is looked for when an event comes: the stamps move and the view no longer fits.</summary>
/// <remarks>Kept in the hot store for all replicas, and by each in its memory as the bytes it sends. Stamps are asked for with each request, so neither is ever old.</remarks>
internal sealed class SessionViews(IHotStore store, ViewStamps stamps, ViewEpochs epochs) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Ends with the session at the latest; sessions without a cookie (tools) have no views.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _near = new(new MemoryCacheOptions { SizeLimit = MostBytes });

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
        var near = _near.Get<Near>(key);
        var (values, stored) = await stamps.ReadAsync(ViewStamps.Of(caller), near is null ? key : null);
        if (values is null)
        {
            return View.Of(await make(null));
        }

        var under = epoch.ToString(CultureInfo.InvariantCulture);
        var madeUnder = under + ':' + string.Join(':', values);
        if (near?.MadeUnder == madeUnder)
        {
            return near.View;
        }

        var view = stored is null ? null : View.Read(stored, madeUnder);
        if (view is null)
        {
            view = View.Of(await make($"{under}:{values[0]}"));
            await store.SetAsync(key, view.Write(madeUnder), Lifetime);
        }

        _near.Set(key, new Near(madeUnder, view), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime, Size = view.Json.Length });
        return view;
    }

    public void Dispose() => _near.Dispose();

    /// <summary>Session, who it is, whose tickets it sees, and the question: a session that changes company or scope starts afresh.</summary>
    internal static string KeyOf(Caller caller, string query)
    {
        var asked = $"{caller.PortalId:N}\n{caller.Id:N}\n{caller.Scope}\n{caller.Company?.Id:N}\n{query}";
        return $"ticketquery:view:{caller.SessionId}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))}";
    }

    private sealed record Near(string MadeUnder, View View);
}

/// <summary>An answer as JSON in UTF-8 with its ETag.</summary>
internal sealed record View(string ETag, byte[] Json)
{
    public static View Of<T>(T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, ServiceDefaultsSetup.Json);
        return new View($"\"{Convert.ToHexString(SHA256.HashData(json).AsSpan(0, 12))}\"", json);
    }

    /// <summary>As kept in the store: the stamps, the ETag and the text, a line each.</summary>
    public string Write(string madeUnder) => $"{madeUnder}\n{ETag}\n{Encoding.UTF8.GetString(Json)}";

    /// <summary>The stored view when it was made under these very stamps, else null.</summary>
    public static View? Read(string stored, string madeUnder) =>
        stored.Split('\n', 3) is [var under, var etag, var json] && under == madeUnder ? new View(etag, Encoding.UTF8.GetBytes(json)) : null;
}
