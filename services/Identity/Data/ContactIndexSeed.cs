using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Database;

namespace Portal.Identity.Data;

/// <summary>Indexes contacts from before there was an index, and tells of them once more; after that there is nothing left to do.</summary>
internal sealed class ContactIndexSeed : ISeed<IdentityDb>
{
    private const int Batch = 500;

    public async Task SeedAsync(IdentityDb db, CancellationToken ct)
    {
        while (true)
        {
            // Every contact has a date of creation.
            var contacts = await db.Contacts.Include(contact => contact.Company)
                .Where(contact => !db.ContactValues.Any(value => value.ContactId == contact.Id && value.Property == StandardProperties.CreateDate))
                .OrderBy(contact => contact.Id)
                .Take(Batch)
                .ToListAsync(ct);
            if (contacts.Count == 0)
            {
                return;
            }

            await db.IndexAsync(contacts, ct);

            // Other services now decide by more of a contact than they were told of.
            foreach (var contact in contacts)
            {
                db.Enqueue(new ContactChanged(contact.Snapshot()), contact.Id);
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
