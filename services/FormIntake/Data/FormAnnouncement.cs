using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Database;

namespace Portal.FormIntake.Data;

/// <summary>Tells the other services the forms of portals that were here before forms were told.</summary>
internal sealed class FormAnnouncement(TimeProvider clock) : ISeed<FormIntakeDb>
{
    public async Task SeedAsync(FormIntakeDb db, CancellationToken ct)
    {
        foreach (var form in await db.Forms.Where(form => form.Version == 0).ToListAsync(ct))
        {
            db.Enqueue(form.Announce(await db.PropertiesOfAsync(form.PortalId, ct), clock.GetUtcNow()), form.Id);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process that started at this moment tells them.
            db.ChangeTracker.Clear();
        }
    }
}
