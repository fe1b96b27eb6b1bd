using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Messaging;

/// <summary><c>Idempotency-Key</c>: the same request twice has one effect and gets the first answer again. The key commits with the effect, so a crash cannot part them.</summary>
public static class Idempotency
{
    private const string Header = "Idempotency-Key";
    private const int MaxLength = 100;

    /// <summary>Lets the body be read twice, for its hash; add it before the endpoints.</summary>
    public static void UseIdempotencyKeys(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.Headers.ContainsKey(Header) && !http.Request.HasFormContentType)
        {
            http.Request.EnableBuffering();
        }

        await next(http);
    });

    /// <summary>Honours the header on a creating POST whose handler saves to the service's one context.</summary>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        return KeyOf(http) is { } key
            ? await RunAsync(http, key, HashOf(http, await BodyAsync(http)), () => next(context))
            : await next(context);
    });

    /// <summary>The same for a handler that has read the body itself, such as an upload's. <paramref name="content"/> names what was sent, and <paramref name="work"/> runs only for a new request.</summary>
    public static async Task<IResult> OnceAsync(HttpContext http, string content, Func<Task<IResult>> work) =>
        KeyOf(http) is { } key
            ? (IResult)(await RunAsync(http, key, HashOf(http, Encoding.UTF8.GetBytes(content)), async () => await work()))!
            : await work();

    private static string? KeyOf(HttpContext http)
    {
        var key = http.Request.Headers[Header].ToString();
        return key.Length > MaxLength ? throw new InvalidInputException(Header, $"At most {MaxLength} characters.") : key.Length > 0 ? key : null;
    }

    private static async Task<object?> RunAsync(HttpContext http, string key, string hash, Func<ValueTask<object?>> work)
    {
        var ct = http.RequestAborted;
        var db = http.RequestServices.GetRequiredService<MessagingDbContext>();
        var row = new IdempotencyKey
        {
            CallerId = Caller.Of(http).Id,
            Key = key,
            RequestHash = hash,
            CreatedAt = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        if (await FindAsync(db, row, ct) is { } earlier)
        {
            return Replay(http, earlier, row);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.IdempotencyKeys.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same key is being worked on, or just was: its answer counts.
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return Replay(http, await FindAsync(db, row, ct) ?? throw new RuleException("conflict", "The same request is being worked on."), row);
        }

        var result = await work();
        row.Status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        row.Body = result is IValueHttpResult { Value: { } value } ? JsonSerializer.Serialize(value, ServiceDefaultsSetup.Json) : null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private static Task<IdempotencyKey?> FindAsync(MessagingDbContext db, IdempotencyKey row, CancellationToken ct) =>
        db.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(known => known.CallerId == row.CallerId && known.Key == row.Key, ct);

    private static IResult Replay(HttpContext http, IdempotencyKey earlier, IdempotencyKey now)
    {
        if (earlier.RequestHash != now.RequestHash)
        {
            throw new RuleException("idempotency-mismatch", "This Idempotency-Key was used for another request.", StatusCodes.Status422UnprocessableEntity);
        }

        http.Response.Headers["Idempotent-Replayed"] = "true";
        return earlier.Body is null ? Results.StatusCode(earlier.Status) : Results.Text(earlier.Body, "application/json", statusCode: earlier.Status);
    }

    /// <summary>Method, path and body: a key names one request.</summary>
    private static string HashOf(HttpContext http, ReadOnlySpan<byte> body)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n"));
        sha.AppendData(body);
        return Convert.ToHexString(sha.GetHashAndReset());
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        if (!http.Request.Body.CanSeek)
        {
            return [];
        }

        http.Request.Body.Position = 0;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }
}
