using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Submissions;
using Portal.Identity.Contacts;
using Portal.Identity.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;

namespace Portal.Identity.Consumers;

/// <summary>Takes over what contacts said about themselves in a form. What no longer fits its property is left out.</summary>
internal sealed class ContactPropertiesSubmittedConsumer(IdentityDb db, TimeProvider clock) : OnceConsumer<IdentityDb, ContactPropertiesSubmitted>(db, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(ContactPropertiesSubmitted message, CancellationToken ct)
    {
        var contact = await Db.Contacts.Include(known => known.Company).Include(known => known.Words)
            .FirstOrDefaultAsync(known => known.Id == message.ContactId && known.PortalId == message.PortalId, ct);
        if (contact is null)
        {
            return;
        }

        var properties = await Db.PropertiesOfAsync(message.PortalId, ct);
        var custom = message.Values.Where(pair => CustomValues.Find(RecordType.Contact, pair.Key, properties) is not null)
            .ToDictionary(pair => pair.Key, string? (pair) => pair.Value, StringComparer.Ordinal);
        var values = CustomValues.Read(RecordType.Contact, custom, contact.Properties, properties, new());
        var (before, now) = (contact.Facts(), _clock.GetUtcNow());
        var (firstName, lastName) = (Name(message, StandardProperties.FirstName) ?? contact.FirstName, Name(message, StandardProperties.LastName) ?? contact.LastName);
        if (contact.Change(firstName, lastName, contact.Company, values, now))
        {
            Db.Publish(contact);
            await Db.IndexAsync([contact], ct);
            Db.Audit(CallerOf(contact), "contact.changed", contact.Target(), before, contact.Facts(), now, contact.Version);
        }
    }

    private static string? Name(ContactPropertiesSubmitted message, string property) =>
        PersonNames.Clean(message.Values.GetValueOrDefault(property)) is { Length: > 0 and <= PersonNames.MaxLength } name ? name : null;

    private static Caller CallerOf(Contact contact) =>
        new(CallerKind.Contact, contact.Id, contact.PortalId, null, TicketScope.Own, [], contact.FirstName, contact.LastName, contact.Email, "");
}
