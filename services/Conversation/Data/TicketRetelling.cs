using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Conversations.Data;

/// <summary>How far all tickets are told once more; no row when there is nothing left to tell. A migration adds one when other services need more of tickets than they were told.</summary>
internal sealed class TicketRetelling
{
    public int Id { get; init; }

    /// <summary>The last ticket that was told.</summary>
    public Guid After { get; set; }
}

internal sealed class TicketRetellingMap : IEntityTypeConfiguration<TicketRetelling>
{
    public void Configure(EntityTypeBuilder<TicketRetelling> retelling)
    {
        retelling.ToTable("TicketRetellings");
        retelling.HasKey(row => row.Id);
        retelling.Property(row => row.Id).ValueGeneratedNever();

        // Of two instances, one tells a batch.
        retelling.Property(row => row.After).IsConcurrencyToken();
    }
}
