using Microsoft.AspNetCore.Http.HttpResults;
using Portal.FormIntake.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.FormIntake.Definitions;

/// <summary>Adds a form by a template: "support" can be chosen for the portal at once, "blank" is empty (P16).</summary>
internal static class CreateForm
{
    private const string Support = "support";
    private const string Blank = "blank";

    internal static async Task<Created<FormRecord>> HandleAsync(
        Request request, Caller caller, HttpContext http, FormIntakeDb db, FileLimits installation, TimeProvider clock, CancellationToken ct)
    {
        var validation = new Validation().Require(request.Template is null or Support or Blank, "template", "Either support or blank.");
        var name = DefinitionRules.NameOf(request.Name, validation);
        validation.ThrowIfInvalid();

        var now = clock.GetUtcNow();
        var form = Form.Create(caller.PortalId, name, request.Template != Blank, now);
        var properties = await db.PropertiesOfAsync(caller.PortalId, ct);
        db.Forms.Add(form);
        db.Enqueue(form.Changed(properties, now), form.Id);
        db.Audit(caller, "form.created", form.Target(), null, FormDefinition.Of(form), now);
        await db.SaveChangesAsync(ct);
        EntityTag.Set(http, form.Version);
        return TypedResults.Created($"/api/settings/forms/{form.Id}", FormRecord.Of(form, properties, used: false, installation));
    }

    /// <param name="Template"><c>support</c> (also without one) or <c>blank</c>.</param>
    internal sealed record Request(string? Name, string? Template);
}
