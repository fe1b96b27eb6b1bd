using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Portal.ServiceDefaults.Errors;

/// <summary>A refusal the caller can understand. <see cref="Code"/> becomes the problem's stable <c>type</c>.</summary>
public class RuleException(string code, string message, int status = StatusCodes.Status409Conflict) : Exception(message)
{
    /// <summary>Stable name of the rule, as in <c>ticket-closed</c>.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>Seconds after which trying again makes sense; null when it does not.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Further members of the problem, for callers that act on the refusal; empty for most.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Nothing here for this caller: absent and out of scope answer alike.</summary>
    public static RuleException NotFound(string what = "This page or record") =>
        new("not-found", $"{what} was not found.", StatusCodes.Status404NotFound);

    /// <summary>The caller is known but may not do this.</summary>
    public static RuleException Forbidden(string message = "You are not allowed to do this.") =>
        new("forbidden", message, StatusCodes.Status403Forbidden);

    /// <summary>A member of staff looks at the portal as a customer, who alone may change something there (B13).</summary>
    public static RuleException OnlyLooking() => new("only-looking", "You are only looking.", StatusCodes.Status403Forbidden);

    /// <summary>Somebody else changed the record since the caller read it (<c>If-Match</c>). The problem names them in <c>changedBy</c> and <c>changedAt</c> where they are known.</summary>
    public static RuleException Stale(string? changedBy = null, DateTimeOffset? changedAt = null) => new(
        "stale",
        changedBy is null || changedAt is null
            ? "Somebody changed this in the meantime. Load it again and repeat your change."
            : string.Create(CultureInfo.InvariantCulture, $"{changedBy} changed this at {changedAt:yyyy-MM-dd HH:mm} UTC. Load it again and repeat your change."),
        StatusCodes.Status412PreconditionFailed)
    {
        Details = changedBy is null || changedAt is null
            ? new Dictionary<string, object?>(StringComparer.Ordinal)
            : new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(changedBy)] = changedBy, [nameof(changedAt)] = changedAt },
    };
}

/// <summary>Refused input with the fields at fault; nothing was changed.</summary>
public sealed class InvalidInputException(
    IReadOnlyDictionary<string, string[]> errors, string code = "validation", int status = StatusCodes.Status400BadRequest)
    : RuleException(code, "Some of the input is not valid.", status)
{
    /// <summary>One field with one message.</summary>
    public InvalidInputException(string field, string message, string code = "validation", int status = StatusCodes.Status400BadRequest)
        : this(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] }, code, status)
    {
    }

    /// <summary>Messages by field name, as the client sent the fields.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

/// <summary>Collects what is wrong with a request, then refuses it as a whole.</summary>
public sealed class Validation
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    /// <summary>Notes <paramref name="message"/> for <paramref name="field"/> unless <paramref name="ok"/>.</summary>
    public Validation Require(bool ok, string field, string message)
    {
        if (!ok)
        {
            if (!_errors.TryGetValue(field, out var messages))
            {
                _errors[field] = messages = [];
            }

            messages.Add(message);
        }

        return this;
    }

    /// <summary>Throws <see cref="InvalidInputException"/> when anything was noted.</summary>
    public void ThrowIfInvalid()
    {
        if (_errors.Count > 0)
        {
            throw new InvalidInputException(_errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal));
        }
    }
}
