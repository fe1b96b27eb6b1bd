using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Forms;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Forms;

/// <summary>The forms among which the settings choose, by name, with what keeps each from being chosen (P15). Whoever sets the portal need not be allowed to define forms.</summary>
internal static class ListFormChoices
{
    public static async Task<Ok<FormChoices>> HandleAsync(Caller caller, PortalConfigDb db, CancellationToken ct)
    {
        var forms = await db.Forms.AsNoTracking().Where(form => form.PortalId == caller.PortalId && !form.Deleted).OrderBy(form => form.Name).ThenBy(form => form.Id).ToListAsync(ct);
        return TypedResults.Ok(new FormChoices(forms.ConvertAll(form => new FormChoice(form.Id, form.Name, form.Reasons.Count == 0, form.Reasons, form.Standard))));
    }
}

/// <summary>The forms of a portal.</summary>
internal sealed record FormChoices(IReadOnlyList<FormChoice> Items);

/// <summary>A form.</summary>
/// <param name="Reasons">Why it cannot be chosen; empty for one that can.</param>
/// <param name="Standard">The one that is used when none is chosen.</param>
internal sealed record FormChoice(Guid Id, string Name, bool Eligible, IReadOnlyList<FormReason> Reasons, bool Standard);
