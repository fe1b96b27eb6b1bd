using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Forms;
using Portal.PortalConfig.Data;

namespace Portal.PortalConfig.Forms;

/// <summary>Which form the portal may use (P15): it asks for a ticket property, and its submissions become tickets.</summary>
internal static class FormRules
{
    /// <summary>What keeps <paramref name="formId"/> from being used; null when nothing does. No id means the form the portal was born with.</summary>
    public static async Task<string?> ProblemOfFormAsync(this PortalConfigDb db, Guid portalId, Guid? formId, CancellationToken ct)
    {
        var form = await db.Forms.AsNoTracking().FirstOrDefaultAsync(
            known => known.PortalId == portalId && !known.Deleted && (formId == null ? known.Standard : known.Id == formId), ct);
        return form is null
            ? formId is null ? null : "There is no such form."
            : form.Reasons.Count > 0 ? $"This form cannot be used: {string.Join(" ", form.Reasons.Select(Text))}" : null;
    }

    /// <summary>The names of forms that ask for a property.</summary>
    public static async Task<IReadOnlyList<string>> FormsAskingAsync(this PortalConfigDb db, Guid portalId, PropertyName property, CancellationToken ct)
    {
        var forms = await db.Forms.AsNoTracking().Where(form => form.PortalId == portalId && !form.Deleted).OrderBy(form => form.Name).ToListAsync(ct);
        return [.. forms.Where(form => form.Properties.Contains(property)).Select(form => form.Name)];
    }

    private static string Text(FormReason reason) => reason switch
    {
        FormReason.NoTicketProperty => "it asks for no ticket property.",
        FormReason.NoInbox => "its submissions become no tickets; switch on automatic ticket creation and choose an inbox.",
        _ => reason.ToString(),
    };
}
