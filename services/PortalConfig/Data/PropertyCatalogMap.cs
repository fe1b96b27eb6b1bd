using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.PortalConfig.Properties;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Data;

internal sealed class PropertyCatalogMap : IEntityTypeConfiguration<PropertyCatalog>
{
    public void Configure(EntityTypeBuilder<PropertyCatalog> builder)
    {
        builder.ToTable("PropertySets");
        builder.HasKey(catalog => catalog.PortalId);
        builder.Property(catalog => catalog.PortalId).ValueGeneratedNever();
        builder.Property(catalog => catalog.Version).IsConcurrencyToken();

        // A catalog is always read as a whole: every change publishes all of it.
        builder.HasMany(catalog => catalog.Properties).WithOne().HasForeignKey(property => property.PortalId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(catalog => catalog.Properties).AutoInclude();
    }
}

internal sealed class PropertyMap : IEntityTypeConfiguration<Property>
{
    public void Configure(EntityTypeBuilder<Property> builder)
    {
        builder.ToTable("Properties");
        builder.HasKey(property => new { property.PortalId, property.Record, property.Name });
        builder.Ignore(property => property.Definition);
        builder.Property(property => property.Record).HasConversion<string>().HasMaxLength(20);
        builder.Property(property => property.Name).HasMaxLength(Property.MaxName);
        builder.Property(property => property.Label).HasMaxLength(Property.MaxLabel);
        builder.Property(property => property.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(property => property.Group).HasMaxLength(Property.MaxLabel);
        builder.Property(property => property.Description).HasMaxLength(Property.MaxDescription);
        builder.Property(property => property.Options).HasJson();
        builder.Property(property => property.Visibility).HasConversion<string>().HasMaxLength(20);
    }
}
