using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Demo;
using Portal.ServiceDefaults.Database;

namespace Portal.Identity.Data;

/// <summary>The demo portal's people, with the password everybody knows. Registered only with <c>Demo:Enabled</c>.</summary>
internal sealed class DemoSeed(Passwords passwords, TimeProvider clock) : ISeed<IdentityDb>
{
    private const string Password = "portal-demo";

    public async Task SeedAsync(IdentityDb db, CancellationToken ct)
    {
        if (await db.Contacts.AnyAsync(contact => contact.PortalId == DemoIds.Portal, ct))
        {
            return;
        }

        // Everybody knows the password, so everybody may have the same hash of it.
        var now = clock.GetUtcNow();
        var hash = passwords.Hash(Password);
        var companies = DemoIds.People.Where(person => person.CompanyId is not null)
            .DistinctBy(person => person.CompanyId)
            .ToDictionary(person => person.CompanyId!.Value, person => Company.Create(DemoIds.Portal, person.Company!, DomainOf(person.Email), now, person.CompanyId));
        foreach (var company in companies.Values)
        {
            db.Companies.Add(company);
            db.Publish(company);
        }

        foreach (var person in DemoIds.People)
        {
            if (person.Roles.Count > 0)
            {
                AddStaff(db, person, hash, now);
            }
            else
            {
                var contact = Contact.Create(DemoIds.Portal, person.Email, person.FirstName, person.LastName, person.CompanyId is { } id ? companies[id] : null, now, person.Id);
                contact.SetPassword(hash);
                db.Contacts.Add(contact);
                db.Publish(contact);
            }
        }

        await db.IndexAsync(db.Contacts.Local.ToList(), ct);
        await db.SaveChangesAsync(ct);
    }

    private static void AddStaff(IdentityDb db, DemoPerson person, string hash, DateTimeOffset now)
    {
        var staff = StaffMember.Create(person.Id, person.Email, hash, now);
        staff.Save(person.Email, person.FirstName, person.LastName, DemoIds.Portal, person.Roles, now);
        db.Staff.Add(staff);
        db.Publish(staff);
    }

    private static string DomainOf(string email) => email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
