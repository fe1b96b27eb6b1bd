using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Data;

/// <summary>The roles of a portal, a column of its row: they are few, and read with it each time.</summary>
internal sealed class SavedRolesMap : IEntityTypeConfiguration<CustomerPortal>
{
    public void Configure(EntityTypeBuilder<CustomerPortal> builder) => builder.Property(portal => portal.SavedRoles).HasJson();
}
