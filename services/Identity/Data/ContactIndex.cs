using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;

namespace Portal.Identity.Data;

/// <summary>Keeps the rows by which filters find contacts as their values are.</summary>
internal static class ContactIndex
{
    /// <summary>Makes the rows of these contacts fit with the next save: two queries however many there are. Needs their companies loaded.</summary>
    public static async Task IndexAsync(this IdentityDb db, IReadOnlyCollection<Contact> contacts, CancellationToken ct)
    {
        var ids = contacts.Where(contact => db.Entry(contact).State != EntityState.Added).Select(contact => contact.Id).ToArray();
        var stored = ids.Length == 0 ? [] : await db.ContactValues.Where(value => ids.Contains(value.ContactId)).ToListAsync(ct);
        var known = stored.ToLookup(value => value.ContactId);
        foreach (var portal in contacts.GroupBy(contact => contact.PortalId))
        {
            var properties = await db.PropertiesOfAsync(portal.Key, ct);
            foreach (var contact in portal)
            {
                var now = RowsOf(contact, properties);
                db.ContactValues.RemoveRange(known[contact.Id].Except(now));
                db.ContactValues.AddRange(now.Except(known[contact.Id]));
            }
        }
    }

    private static List<ContactValue> RowsOf(Contact contact, PropertySet properties) =>
        [.. properties.Properties.Where(property => property.Record == RecordType.Contact)
            .SelectMany(property => IndexedValue.Of(property, contact.ValueOf(property.Name)))
            .Select(value => new ContactValue(contact.Id, value.Property, value.Key, value.Words, value.Number))];
}
