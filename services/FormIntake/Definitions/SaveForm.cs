using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.FormIntake.Definitions;

/// <summary>Replaces a form's definition. The one the portal uses has to stay one that makes tickets (P15, P17).</summary>
internal static class SaveForm
{
    internal static async Task<Ok<FormRecord>> HandleAsync(
        Guid id, FormDefinition request, Caller caller, HttpContext http, FormIntakeDb db, FileLimits installation, TimeProvider clock, CancellationToken ct)
    {
        var form = await db.Forms.FirstOrDefaultAsync(form => form.PortalId == caller.PortalId && form.Id == id, ct) ?? throw RuleException.NotFound("The form");
        form.RequireMatch(http);
        var properties = await db.PropertiesOfAsync(caller.PortalId, ct);
        var pipelines = await db.Pipelines.AsNoTracking().FirstOrDefaultAsync(copy => copy.PortalId == caller.PortalId, ct);
        var validation = new Validation();
        var definition = DefinitionRules.Read(request, properties, pipelines?.Pipelines, installation, validation);
        validation.ThrowIfInvalid();

        var (before, used, now) = (FormDefinition.Of(form), await db.IsUsedAsync(form, ct), clock.GetUtcNow());
        form.Define(definition, caller.Person.Name, now);
        if (used && form.Reasons(properties).Count > 0)
        {
            throw new RuleException("in-use", "The portal uses this form, so it has to ask for a ticket property and to make tickets.");
        }

        db.Enqueue(form.Changed(properties, now), form.Id);
        db.Audit(caller, "form.changed", form.Target(), before, definition, now);
        await db.SaveChangesAsync(ct);
        EntityTag.Set(http, form.Version);
        return TypedResults.Ok(FormRecord.Of(form, properties, used, installation));
    }
}
