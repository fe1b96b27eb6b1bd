using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Messaging;
using Portal.PortalConfig.Audit;
using Portal.PortalConfig.Properties;

namespace Portal.PortalConfig.Data;

/// <summary>Portals with their settings, and the state of the first run.</summary>
internal sealed class PortalConfigDb(DbContextOptions<PortalConfigDb> options) : MessagingDbContext(options)
{
    public DbSet<CustomerPortal> Portals => Set<CustomerPortal>();

    public DbSet<PortalHost> Hosts => Set<PortalHost>();

    public DbSet<PropertyCatalog> PropertySets => Set<PropertyCatalog>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<SetupState> Setup => Set<SetupState>();

    /// <summary>Publishes a portal with the next save.</summary>
    public void Publish(CustomerPortal portal) => Enqueue(new PortalChanged(portal.SnapshotWithRoles()), portal.Id);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new CustomerPortalMap());
        modelBuilder.ApplyConfiguration(new PortalHostMap());
        modelBuilder.ApplyConfiguration(new SavedRolesMap());
        modelBuilder.ApplyConfiguration(new PropertyCatalogMap());
        modelBuilder.ApplyConfiguration(new PropertyMap());
        modelBuilder.ApplyConfiguration(new AuditEntryMap());
        modelBuilder.ApplyConfiguration(new AuditHeadMap());
        modelBuilder.Entity<SetupState>(setup =>
        {
            setup.ToTable("Setup");
            setup.Property(state => state.Id).ValueGeneratedNever();
            setup.Property(state => state.Version).IsConcurrencyToken();
            setup.Property(state => state.TokenHash).HasMaxLength(64);
        });
    }
}
