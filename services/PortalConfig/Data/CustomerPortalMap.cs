using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.PortalConfig.Data;

internal sealed class CustomerPortalMap : IEntityTypeConfiguration<CustomerPortal>
{
    public void Configure(EntityTypeBuilder<CustomerPortal> builder)
    {
        builder.ToTable("Portals");
        builder.Ignore(portal => portal.Values);
        builder.Property(portal => portal.Id).ValueGeneratedNever();
        builder.Property(portal => portal.Version).IsConcurrencyToken();
        builder.Property(portal => portal.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(portal => portal.Name).HasMaxLength(CustomerPortal.MaxName);
        builder.Property(portal => portal.TicketScope).HasConversion<string>().HasMaxLength(20);
        builder.Property(portal => portal.TicketsName).HasMaxLength(CustomerPortal.MaxMenuText);
        builder.Property(portal => portal.FormMenuText).HasMaxLength(CustomerPortal.MaxMenuText);
        builder.Property(portal => portal.Language).HasMaxLength(5);
        builder.Property(portal => portal.ClosedReply).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(portal => portal.Slug).IsUnique();

        // A portal is never read without its hosts; they go with it.
        builder.HasMany(portal => portal.Domains).WithOne().HasForeignKey(host => host.PortalId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(portal => portal.Domains).AutoInclude();
    }
}

internal sealed class PortalHostMap : IEntityTypeConfiguration<PortalHost>
{
    public void Configure(EntityTypeBuilder<PortalHost> builder)
    {
        builder.ToTable("Hosts");
        builder.HasKey(host => host.Host);
        builder.Property(host => host.Host).HasMaxLength(HostName.MaxLength);
        builder.Property(host => host.Language).HasMaxLength(5);
    }
}
