using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Forms;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.FormIntake.Definitions;

/// <summary>The portal's forms by name, with what keeps each from being chosen.</summary>
internal static class ListForms
{
    private const int Most = 500;

    internal static async Task<Ok<Result>> HandleAsync(Caller caller, FormIntakeDb db, CancellationToken ct)
    {
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == caller.PortalId, ct);
        var properties = await db.PropertiesOfAsync(caller.PortalId, ct);
        var forms = await db.Forms.AsNoTracking().Where(form => form.PortalId == caller.PortalId).OrderBy(form => form.Name).ThenBy(form => form.Id).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Result([.. forms.Select(form =>
        {
            var reasons = form.Reasons(properties);
            return new Item(form.Id, form.Name, form.Version, form.Fields.Count, form.AutomaticTickets, form.InboxId, form.PipelineId, reasons.Count == 0, reasons, form.Id == portal?.ChosenFormId ? FormUse.Portal : null);
        })]));
    }

    internal sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Fields">How many.</param>
    internal sealed record Item(
        Guid Id,
        string Name,
        long Version,
        int Fields,
        bool AutomaticTickets,
        Guid? InboxId,
        Guid? PipelineId,
        bool Eligible,
        IReadOnlyList<FormReason> Reasons,
        FormUse? UsedBy);
}
