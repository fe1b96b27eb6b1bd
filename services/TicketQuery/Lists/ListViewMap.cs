using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.TicketQuery.Lists;

internal sealed class ListViewMap : IEntityTypeConfiguration<ListView>
{
    public void Configure(EntityTypeBuilder<ListView> builder)
    {
        builder.ToTable("ListViews");
        builder.Property(view => view.Id).ValueGeneratedNever();
        builder.Property(view => view.Name).HasMaxLength(ListView.MaxName);
        builder.Property(view => view.Query).HasMaxLength(ListView.MaxQuery);
        builder.HasIndex(view => new { view.PortalId, view.ContactId });
    }
}

internal sealed class ListColumnsMap : IEntityTypeConfiguration<ListColumns>
{
    public void Configure(EntityTypeBuilder<ListColumns> builder)
    {
        builder.ToTable("ListColumns");
        builder.HasKey(row => new { row.PortalId, row.ContactId });
        builder.Property(row => row.Columns).HasMaxLength(ListColumns.MaxLength);
    }
}
