using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.FormIntake.Forms;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.FormIntake.Definitions;

/// <summary>One form: as it is defined, with the version as ETag, or as customers would see it.</summary>
internal static class GetForm
{
    internal static async Task<Ok<FormRecord>> HandleAsync(Guid id, Caller caller, HttpContext http, FormIntakeDb db, FileLimits installation, CancellationToken ct)
    {
        var form = await FindAsync(id, caller, db, ct);
        EntityTag.Set(http, form.Version);
        return TypedResults.Ok(FormRecord.Of(form, await db.PropertiesOfAsync(caller.PortalId, ct), await db.IsUsedAsync(form, ct), installation));
    }

    internal static async Task<Ok<FormView>> PreviewAsync(Guid id, Caller caller, FormIntakeDb db, FileLimits installation, CancellationToken ct)
    {
        var form = await FindAsync(id, caller, db, ct);
        var questions = Question.Of(form, await db.PropertiesOfAsync(caller.PortalId, ct));
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == caller.PortalId, ct);
        return TypedResults.Ok(FormView.Of(form, portal?.ChosenFormId == id ? portal : null, questions, installation));
    }

    private static async Task<Form> FindAsync(Guid id, Caller caller, FormIntakeDb db, CancellationToken ct) =>
        await db.Forms.AsNoTracking().FirstOrDefaultAsync(form => form.PortalId == caller.PortalId && form.Id == id, ct) ?? throw RuleException.NotFound("The form");
}
