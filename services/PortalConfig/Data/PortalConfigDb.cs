using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Messaging;
using Portal.PortalConfig.Assets;
using Portal.PortalConfig.Audit;
using Portal.PortalConfig.Cases;
using Portal.PortalConfig.Domains;
using Portal.PortalConfig.Forms;
using Portal.PortalConfig.Inboxes;
using Portal.PortalConfig.Pipelines;
using Portal.PortalConfig.Properties;

namespace Portal.PortalConfig.Data;

/// <summary>Portals with their settings, and the state of the first run.</summary>
internal sealed class PortalConfigDb(DbContextOptions<PortalConfigDb> options) : MessagingDbContext(options)
{
    public DbSet<CustomerPortal> Portals => Set<CustomerPortal>();

    public DbSet<PortalSlug> Slugs => Set<PortalSlug>();

    public DbSet<VerifiedHost> VerifiedHosts => Set<VerifiedHost>();

    public DbSet<HostCheck> HostChecks => Set<HostCheck>();

    public DbSet<PublishedSettings> PublishedSettings => Set<PublishedSettings>();

    public DbSet<SettingsDraft> Drafts => Set<SettingsDraft>();

    public DbSet<PolicyCase> PolicyCases => Set<PolicyCase>();

    public DbSet<PipelineCopy> Pipelines => Set<PipelineCopy>();

    public DbSet<InboxCopy> Inboxes => Set<InboxCopy>();

    public DbSet<FormCopy> Forms => Set<FormCopy>();

    public DbSet<Asset> Assets => Set<Asset>();

    public DbSet<PropertyCatalog> PropertySets => Set<PropertyCatalog>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<SetupState> Setup => Set<SetupState>();

    /// <summary>Adds a new portal with its first settings, and announces it with the next save.</summary>
    public void Add(CustomerPortal portal)
    {
        Portals.Add(portal);
        PublishedSettings.Add(PortalConfig.PublishedSettings.Of(portal, by: null, note: null));
        Drafts.Add(SettingsDraft.None(portal.Id, portal.ChangedAt));
        Publish(portal);
    }

    /// <summary>Announces a portal's change with the next save.</summary>
    public void Publish(CustomerPortal portal) => Enqueue(new PortalChanged(portal.SnapshotWithRoles()), portal.Id);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapLastChanges();
        modelBuilder.ApplyConfiguration(new CustomerPortalMap());
        modelBuilder.ApplyConfiguration(new SavedRolesMap());
        modelBuilder.ApplyConfiguration(new PropertyCatalogMap());
        modelBuilder.ApplyConfiguration(new PropertyMap());
        modelBuilder.ApplyConfiguration(new AuditEntryMap());
        modelBuilder.ApplyConfiguration(new AuditHeadMap());
        modelBuilder.ApplyConfiguration(new PortalSlugMap());
        modelBuilder.ApplyConfiguration(new VerifiedHostMap());
        modelBuilder.ApplyConfiguration(new HostCheckMap());
        modelBuilder.ApplyConfiguration(new PublishedSettingsMap());
        modelBuilder.ApplyConfiguration(new SettingsDraftMap());
        modelBuilder.ApplyConfiguration(new PolicyCaseMap());
        modelBuilder.ApplyConfiguration(new AssetMap());
        modelBuilder.ApplyConfiguration(new PipelineCopyMap());
        modelBuilder.ApplyConfiguration(new InboxCopyMap());
        modelBuilder.ApplyConfiguration(new FormCopyMap());
        modelBuilder.Entity<SetupState>(setup =>
        {
            setup.ToTable("Setup");
            setup.Property(state => state.Id).ValueGeneratedNever();
            setup.Property(state => state.Version).IsConcurrencyToken();
            setup.Property(state => state.TokenHash).HasMaxLength(64);
        });
    }
}
