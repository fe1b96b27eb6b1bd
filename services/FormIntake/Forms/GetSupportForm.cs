using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Forms;

/// <summary>The form customers file tickets with; not found while none is connected (P12).</summary>
internal static class GetSupportForm
{
    internal static async Task<Ok<Result>> HandleAsync(Caller caller, FormIntakeDb db, CancellationToken ct)
    {
        var form = await db.ConnectedForms(caller.PortalId).AsNoTracking().FirstOrDefaultAsync(form => form.Id == Form.SupportId(caller.PortalId), ct)
            ?? throw RuleException.NotFound("The form");
        return TypedResults.Ok(new Result(form.Id, form.Name, form.Header, form.Button, form.Fields, FormLimits.Default));
    }

    internal sealed record Result(Guid Id, string Name, string? Header, string? Button, IReadOnlyList<FormField> Fields, FormLimits Limits);
}
