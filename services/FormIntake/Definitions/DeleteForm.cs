using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Definitions;

/// <summary>Deletes a form the portal does not use. What was submitted with it stays.</summary>
internal static class DeleteForm
{
    internal static async Task<NoContent> HandleAsync(Guid id, Caller caller, HttpContext http, FormIntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var form = await db.Forms.FirstOrDefaultAsync(form => form.PortalId == caller.PortalId && form.Id == id, ct) ?? throw RuleException.NotFound("The form");
        form.RequireMatch(http);
        if (form.IsSupport)
        {
            throw new RuleException("in-use", "The portal's first form stays: it is the one that is used when none is chosen.");
        }

        if (await db.IsUsedAsync(form, ct))
        {
            throw new RuleException("in-use", "The portal uses this form. Choose another one first.");
        }

        var now = clock.GetUtcNow();
        db.Forms.Remove(form);
        db.Enqueue(form.Changed(await db.PropertiesOfAsync(caller.PortalId, ct), now, deleted: true), form.Id);
        db.Audit(caller, "form.deleted", form.Target(), FormDefinition.Of(form), null, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
