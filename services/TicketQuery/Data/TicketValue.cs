using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Contracts.Filters;

namespace Portal.TicketQuery.Data;

/// <summary>One part of a ticket's value of one property, for filters.</summary>
internal sealed class TicketValue : IIndexedValue
{
    public Guid TicketId { get; init; }
    public string Property { get; init; } = "";
    public string Key { get; init; } = "";
    public string Words { get; set; } = "";
    public double? Number { get; set; }
}

/// <summary>The key is all a filter needs: it asks about one property of one ticket at a time.</summary>
internal sealed class TicketValueMap : IEntityTypeConfiguration<TicketValue>
{
    public const int PropertyLength = 100;

    public void Configure(EntityTypeBuilder<TicketValue> builder)
    {
        builder.ToTable("TicketValues");
        builder.HasKey(value => new { value.TicketId, value.Property, value.Key });
        builder.Property(value => value.Property).HasMaxLength(PropertyLength);
        builder.Property(value => value.Key).HasMaxLength(FilterText.MaxKey);
    }
}
