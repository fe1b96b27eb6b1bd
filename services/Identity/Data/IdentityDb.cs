using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Contracts.Properties;
using Portal.Messaging;
using Portal.ServiceDefaults.Database;

namespace Portal.Identity.Data;

/// <summary>People, companies, sessions.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : MessagingDbContext(options)
{
    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactWord> ContactWords => Set<ContactWord>();

    public DbSet<ContactValue> ContactValues => Set<ContactValue>();

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();

    public DbSet<PortalRules> PortalRules => Set<PortalRules>();

    public DbSet<PropertyCopy> Properties => Set<PropertyCopy>();

    /// <summary>The properties of a portal, standard ones until it has told others.</summary>
    public async Task<PropertySet> PropertiesOfAsync(Guid portalId, CancellationToken ct) =>
        (await Properties.AsNoTracking().FirstOrDefaultAsync(copy => copy.PortalId == portalId, ct) ?? PropertyCopy.Standard(portalId)).Set;

    /// <summary>Publishes a contact with the next save.</summary>
    public void Publish(Contact contact) => Enqueue(new ContactChanged(contact.Snapshot()), contact.Id);

    /// <summary>Publishes a company with the next save.</summary>
    public void Publish(Company company) => Enqueue(company.Changed(), company.Id);

    /// <summary>Publishes a member of staff with the next save.</summary>
    public void Publish(StaffMember staff) => Enqueue(new StaffChanged(staff.Snapshot()), staff.Id);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapLastChanges();
        var bytewise = Database.IsNpgsql() ? "C" : null;
        modelBuilder.ApplyConfiguration(new CompanyMap(bytewise));
        modelBuilder.ApplyConfiguration(new ContactMap(bytewise));
        modelBuilder.ApplyConfiguration(new ContactWordMap(bytewise));
        modelBuilder.ApplyConfiguration(new ContactValueMap());
        modelBuilder.ApplyConfiguration(new StaffMemberMap());
        modelBuilder.ApplyConfiguration(new StaffRoleMap());
        modelBuilder.ApplyConfiguration(new SessionMap());
        modelBuilder.ApplyConfiguration(new SignInFailuresMap());
        modelBuilder.Entity<PortalRules>(rules =>
        {
            rules.ToTable("PortalRules");
            rules.Property(row => row.Id).ValueGeneratedNever();
            rules.Property(row => row.Version).IsConcurrencyToken();
            rules.Property(row => row.Roles).HasJson();
            rules.Property(row => row.ScopeFilter).HasJson();
        });
        modelBuilder.Entity<PropertyCopy>(copy =>
        {
            copy.ToTable("PropertySets");
            copy.HasKey(row => row.PortalId);
            copy.Property(row => row.PortalId).ValueGeneratedNever();
            copy.Property(row => row.Version).IsConcurrencyToken();
            copy.Property(row => row.Properties).HasJson();
        });
    }
}
