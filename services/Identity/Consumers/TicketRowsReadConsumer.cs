using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Imports;
using Portal.Contracts.Tickets;
using Portal.Identity.Data;
using Portal.Messaging;

namespace Portal.Identity.Consumers;

/// <summary>Makes sure that the contacts and companies of a batch of imported tickets exist, then passes the batch on to Conversation.</summary>
/// <remarks>A fixed number of queries per batch. Two batches that bring the same new person at once collide on the unique index, and the later one's retry finds the person.</remarks>
internal sealed class TicketRowsReadConsumer(IdentityDb db, TimeProvider clock) : OnceConsumer<IdentityDb, TicketRowsRead>(db, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(TicketRowsRead message, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var companies = await CompaniesAsync(message, now, ct);
        var contacts = await ContactsAsync(message, companies, now, ct);
        var tickets = message.Rows.Select(row =>
        {
            var contact = contacts[EmailAddress.Normalize(row.ContactEmail)];
            return new ImportTicket(row, new PersonRef(contact.Id, contact.FirstName, contact.LastName, contact.Email), contact.Company?.Ref);
        }).ToList();
        Db.Enqueue(new ImportContactsSaved(message.ImportId, message.PortalId, message.Batch, tickets), message.ImportId);
    }

    private async Task<Dictionary<string, Company>> CompaniesAsync(TicketRowsRead message, DateTimeOffset now, CancellationToken ct)
    {
        var names = message.Rows.Select(row => Company.Clean(row.Company)).Where(name => name.Length > 0)
            .DistinctBy(Company.KeyOf)
            .ToDictionary(Company.KeyOf, StringComparer.Ordinal);
        var keys = names.Keys.ToArray();
        var companies = keys.Length == 0
            ? []
            : await Db.Companies.Where(company => company.PortalId == message.PortalId && keys.Contains(company.NameKey)).ToDictionaryAsync(company => company.NameKey, StringComparer.Ordinal, ct);
        foreach (var (key, name) in names.Where(pair => !companies.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var company = Company.Create(message.PortalId, name, null, now);
            companies[key] = company;
            Db.Companies.Add(company);
            Db.Publish(company);
        }

        return companies;
    }

    private async Task<Dictionary<string, Contact>> ContactsAsync(TicketRowsRead message, Dictionary<string, Company> companies, DateTimeOffset now, CancellationToken ct)
    {
        var rows = message.Rows.GroupBy(row => EmailAddress.Normalize(row.ContactEmail), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var emails = rows.Keys.ToArray();
        var contacts = await Db.Contacts.Include(contact => contact.Company)
            .Where(contact => contact.PortalId == message.PortalId && emails.Contains(contact.Email))
            .ToDictionaryAsync(contact => contact.Email, StringComparer.Ordinal, ct);
        var changed = new List<Contact>();
        await LoadWordsAsync(contacts.Values.Where(contact => contact.IsNameless), ct);
        foreach (var (email, group) in rows.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // The first row that knows the name or the company counts; the file may leave them out in others.
            var (first, last) = PersonNames.Split(group.Find(row => !string.IsNullOrWhiteSpace(row.ContactName))?.ContactName);
            var company = companies.GetValueOrDefault(Company.KeyOf(group.Find(row => !string.IsNullOrWhiteSpace(row.Company))?.Company ?? ""));
            if (!contacts.TryGetValue(email, out var contact))
            {
                contact = Contact.Create(message.PortalId, email, first, last, company, now);
                contacts[email] = contact;
                Db.Contacts.Add(contact);
                changed.Add(contact);
            }
            else if (contact.FillIn(first, last, company, now))
            {
                changed.Add(contact);
            }
        }

        changed.ForEach(Db.Publish);
        await Db.IndexAsync(changed, ct);

        return contacts;
    }

    private async Task LoadWordsAsync(IEnumerable<Contact> nameless, CancellationToken ct)
    {
        var ids = nameless.Select(contact => contact.Id).ToArray();
        if (ids.Length > 0)
        {
            await Db.ContactWords.Where(word => ids.Contains(word.ContactId)).LoadAsync(ct);
        }
    }
}
