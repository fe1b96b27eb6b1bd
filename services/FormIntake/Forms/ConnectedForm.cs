using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Forms;

/// <summary>The one form a portal's customers file tickets with, as it is now.</summary>
internal sealed record ConnectedForm(PortalCopy Portal, Form Form, IReadOnlyList<Question> Questions)
{
    /// <summary>Not found while none is connected (P12), or while the chosen one does not make tickets (P15).</summary>
    public static async Task<ConnectedForm> FindAsync(Guid portalId, FormIntakeDb db, CancellationToken ct)
    {
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == portalId, ct);
        if (portal?.FormConnected != true)
        {
            throw RuleException.NotFound("The form");
        }

        var form = await db.Forms.AsNoTracking().FirstOrDefaultAsync(form => form.PortalId == portalId && form.Id == portal.ChosenFormId, ct);
        var properties = await db.PropertiesOfAsync(portalId, ct);
        return form is not null && form.Reasons(properties).Count == 0
            ? new ConnectedForm(portal, form, Question.Of(form, properties))
            : throw RuleException.NotFound("The form");
    }
}
