using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.PortalConfig.Forms;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Data;

internal sealed class FormCopyMap : IEntityTypeConfiguration<FormCopy>
{
    public void Configure(EntityTypeBuilder<FormCopy> builder)
    {
        builder.ToTable("Forms");
        builder.Property(form => form.Id).ValueGeneratedNever();
        builder.Property(form => form.Version).IsConcurrencyToken();
        builder.Property(form => form.Name).HasMaxLength(200);
        builder.Property(form => form.Reasons).HasJson();
        builder.Property(form => form.Properties).HasJson();
        builder.HasIndex(form => form.PortalId);
    }
}
