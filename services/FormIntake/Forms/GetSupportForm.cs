using Microsoft.AspNetCore.Http.HttpResults;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.FormIntake.Forms;

/// <summary>The form customers file tickets with; not found while none is connected (P12).</summary>
internal static class GetSupportForm
{
    internal static async Task<Ok<FormView>> HandleAsync(Caller caller, FormIntakeDb db, FileLimits installation, CancellationToken ct)
    {
        var connected = await ConnectedForm.FindAsync(caller.PortalId, db, ct);
        return TypedResults.Ok(FormView.Of(connected.Form, connected.Portal, connected.Questions, installation) with
        {
            CanHide = connected.Portal.CustomersMayHide && caller.Company is not null,
        });
    }
}
