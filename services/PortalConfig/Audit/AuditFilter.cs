using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Errors;

#pragma warning disable CA1304, CA1311, CA1862 // Compared by the database.

namespace Portal.PortalConfig.Audit;

/// <summary>What of the log is asked for.</summary>
/// <param name="Q">Words that must all be in the line, in any case.</param>
/// <param name="Actor">Id of who did it, or a part of the name.</param>
/// <param name="Action">An action, <c>role.changed</c>, or all of a noun, <c>role</c>.</param>
/// <param name="From">First day or moment, in UTC.</param>
/// <param name="To">Last day or moment, in UTC.</param>
internal sealed record AuditFilter(string? Q, string? Actor, string? Action, string? From, string? To)
{
    private const int MaxWords = 8;
    private const string Escape = "\\";

    /// <summary>The lines of <paramref name="log"/> that match; refuses times that are none.</summary>
    public IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> log)
    {
        var problems = new Validation();
        var from = Time(From, "from", problems, endOfDay: false);
        var to = Time(To, "to", problems, endOfDay: true);
        problems.ThrowIfInvalid();
        if (from is not null)
        {
            log = log.Where(entry => entry.At >= from);
        }

        if (to is not null)
        {
            log = log.Where(entry => entry.At <= to);
        }

        return WithWords(WithAction(WithActor(log)));
    }

    private IQueryable<AuditEntry> WithActor(IQueryable<AuditEntry> log)
    {
        if (Guid.TryParse(Actor, out var id))
        {
            return log.Where(entry => entry.ActorId == id);
        }

        var name = Part((Actor ?? "").Trim().ToLowerInvariant());
        return string.IsNullOrWhiteSpace(Actor) ? log : log.Where(entry => EF.Functions.Like(entry.ActorName.ToLower(), name, Escape));
    }

    private IQueryable<AuditEntry> WithAction(IQueryable<AuditEntry> log)
    {
        var action = (Action ?? "").Trim();
        return action.Length == 0 ? log
            : action.Contains('.', StringComparison.Ordinal) ? log.Where(entry => entry.Action == action)
            : log.Where(entry => entry.Action.StartsWith(action + "."));
    }

    private IQueryable<AuditEntry> WithWords(IQueryable<AuditEntry> log)
    {
        foreach (var word in (Q ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MaxWords))
        {
            var part = Part(word);
            log = log.Where(entry => EF.Functions.Like(entry.SearchText, part, Escape));
        }

        return log;
    }

    /// <summary>A pattern for texts that hold <paramref name="text"/> as it stands.</summary>
    private static string Part(string text) => "%" + text
        .Replace("\0", "", StringComparison.Ordinal)
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal) + "%";

    private static DateTimeOffset? Time(string? text, string field, Validation problems, bool endOfDay)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return endOfDay && day < DateOnly.MaxValue ? start.AddDays(1).AddMicroseconds(-1) : start;
        }

        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time);
        problems.Require(read, field, "A day like 2026-11-22 or a time like 2026-11-22T08:30:00Z.");
        return time;
    }
}
