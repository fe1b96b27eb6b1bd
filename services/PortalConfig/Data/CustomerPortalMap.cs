using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.PortalConfig.Domains;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Data;

internal sealed class CustomerPortalMap : IEntityTypeConfiguration<CustomerPortal>
{
    public void Configure(EntityTypeBuilder<CustomerPortal> builder)
    {
        builder.ToTable("Portals");
        builder.Property(portal => portal.Id).ValueGeneratedNever();
        builder.Property(portal => portal.Version).IsConcurrencyToken();
        builder.Property(portal => portal.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(portal => portal.Values).HasColumnName("Settings").HasJson();
        builder.HasIndex(portal => portal.Slug).IsUnique();

        // A portal is never read without its slugs and hosts; they go with it.
        builder.HasMany(portal => portal.Slugs).WithOne().HasForeignKey(slug => slug.PortalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(portal => portal.Hosts).WithOne().HasForeignKey(host => host.PortalId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(portal => portal.Slugs).AutoInclude();
        builder.Navigation(portal => portal.Hosts).AutoInclude();
    }
}

internal sealed class PortalSlugMap : IEntityTypeConfiguration<PortalSlug>
{
    public void Configure(EntityTypeBuilder<PortalSlug> builder)
    {
        builder.ToTable("Slugs");
        builder.HasKey(slug => slug.Slug);
        builder.Property(slug => slug.Slug).HasMaxLength(Slug.MaxLength);
    }
}

internal sealed class HostCheckMap : IEntityTypeConfiguration<HostCheck>
{
    public void Configure(EntityTypeBuilder<HostCheck> builder)
    {
        builder.ToTable("HostChecks");
        builder.HasKey(check => new { check.PortalId, check.Host });
        builder.Property(check => check.Host).HasMaxLength(HostName.MaxLength);
        builder.HasOne<CustomerPortal>().WithMany().HasForeignKey(check => check.PortalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class VerifiedHostMap : IEntityTypeConfiguration<VerifiedHost>
{
    public void Configure(EntityTypeBuilder<VerifiedHost> builder)
    {
        builder.ToTable("VerifiedHosts");
        builder.HasKey(host => host.Host);
        builder.Property(host => host.Host).HasMaxLength(HostName.MaxLength);
    }
}
