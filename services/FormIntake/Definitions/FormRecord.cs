using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Contracts.Forms;
using Portal.Contracts.Properties;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.FormIntake.Definitions;

/// <summary>A form as administrators see it.</summary>
/// <param name="Eligible">Whether the portal may use it (P15).</param>
/// <param name="Reasons">Why not; empty for one it may.</param>
/// <param name="Limits">The most a question for files can allow.</param>
/// <param name="ChangedBy">Who saved it last; null while nobody has.</param>
internal sealed record FormRecord(
    Guid Id,
    long Version,
    string Name,
    string? Header,
    string? Button,
    ThankYou? ThankYou,
    bool AutomaticTickets,
    Guid? InboxId,
    Guid? PipelineId,
    IReadOnlyList<FormField> Fields,
    bool Eligible,
    IReadOnlyList<FormReason> Reasons,
    FormUse? UsedBy,
    string? ChangedBy,
    DateTimeOffset? ChangedAt,
    FileLimits Limits)
{
    public static FormRecord Of(Form form, PropertySet properties, bool used, FileLimits installation)
    {
        var reasons = form.Reasons(properties);
        return new FormRecord(
            form.Id,
            form.Version,
            form.Name,
            form.Header,
            form.Button,
            ThankYou.Of(form),
            form.AutomaticTickets,
            form.InboxId,
            form.PipelineId,
            form.Fields,
            reasons.Count == 0,
            reasons,
            used ? FormUse.Portal : null,
            form.ChangedBy,
            form.ChangedAt,
            installation);
    }
}

/// <summary>Who goes by a form.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormUse>))]
internal enum FormUse
{
    /// <summary>The settings name it.</summary>
    Portal,
}

/// <summary>What the use cases on definitions share.</summary>
internal static class FormRecords
{
    /// <summary>Whether the portal's settings name the form, connected or not.</summary>
    public static Task<bool> IsUsedAsync(this FormIntakeDb db, Form form, CancellationToken ct) => form.IsSupport
        ? db.Portals.AnyAsync(portal => portal.Id == form.PortalId && (portal.FormId == null || portal.FormId == form.Id), ct)
        : db.Portals.AnyAsync(portal => portal.Id == form.PortalId && portal.FormId == form.Id, ct);

    /// <summary>Refuses a change meant for another version, and says who came first.</summary>
    public static void RequireMatch(this Form form, HttpContext http)
    {
        if (!EntityTag.Matches(http.Request.Headers.IfMatch, form.Version))
        {
            throw RuleException.Stale(form.ChangedBy, form.ChangedAt);
        }
    }

    /// <summary>The form in the audit log.</summary>
    public static AuditTarget Target(this Form form) => new("form", form.Id.ToString(), form.Name);
}
