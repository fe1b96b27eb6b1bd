using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Http;

#pragma warning disable CA1309 // Compared by the database, in the order of its index.

namespace Portal.Identity.Contacts;

/// <summary>The portal's contacts by name; <c>q</c> finds those of whom each of its words begins a word of the name, the address or its domain.</summary>
internal static class ListContacts
{
    public static async Task<Ok<Page<ContactItem>>> HandleAsync(string? q, string? cursor, int? limit, Caller caller, IdentityDb db, CancellationToken ct)
    {
        var size = Paging.SizeOf(limit);
        var after = Cursor.Decode<Position>(cursor);
        var found = db.Contacts.AsNoTracking().Where(contact => contact.PortalId == caller.PortalId);
        foreach (var term in PersonNames.Terms(q))
        {
            var end = Prefix.EndOf(term);
            var ids = db.ContactWords
                .Where(word => word.PortalId == caller.PortalId && string.Compare(word.Word, term) >= 0 && string.Compare(word.Word, end) < 0)
                .Select(word => word.ContactId);
            found = found.Where(contact => ids.Contains(contact.Id));
        }

        var total = await found.CountAsync(ct);
        var (name, email) = (after?.Name ?? "", after?.Email ?? "");

        // "At or after the name" first: that is what the index begins at; a plain "or" would read it from its start.
        var page = after is null
            ? found
            : found.Where(contact => string.Compare(contact.SortName, name) >= 0 && (string.Compare(contact.SortName, name) > 0 || string.Compare(contact.Email, email) > 0));
        var contacts = await page.Include(contact => contact.Company)
            .OrderBy(contact => contact.SortName)
            .ThenBy(contact => contact.Email)
            .Take(size + 1)
            .ToListAsync(ct);
        var next = contacts.Count > size ? Cursor.Encode(new Position(contacts[size - 1].SortName, contacts[size - 1].Email)) : null;
        return TypedResults.Ok(new Page<ContactItem>(contacts.Take(size).Select(ContactItem.Of).ToList(), next, total));
    }

    private sealed record Position(string Name, string Email);
}
