using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.PortalConfig.Audit;

namespace Portal.PortalConfig.Data;

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries", table => table.HasTrigger("AuditEntries_append_only"));
        builder.HasKey(entry => new { entry.PortalId, entry.Sequence });
        builder.Property(entry => entry.ActorKind).HasMaxLength(AuditEntry.MaxWord);
        builder.Property(entry => entry.ActorName).HasMaxLength(AuditEntry.MaxText);
        builder.Property(entry => entry.Address).HasMaxLength(AuditEntry.MaxWord);
        builder.Property(entry => entry.Action).HasMaxLength(AuditEntry.MaxWord);
        builder.Property(entry => entry.TargetKind).HasMaxLength(AuditEntry.MaxWord);
        builder.Property(entry => entry.TargetId).HasMaxLength(AuditEntry.MaxText);
        builder.Property(entry => entry.TargetName).HasMaxLength(AuditEntry.MaxText);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => entry.Id).IsUnique();
        builder.HasIndex(entry => new { entry.PortalId, entry.At });
        builder.HasIndex(entry => new { entry.PortalId, entry.Action, entry.Sequence });
        builder.HasIndex(entry => new { entry.PortalId, entry.ActorId, entry.Sequence });
    }
}

internal sealed class AuditHeadMap : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads");
        builder.HasKey(head => head.PortalId);
        builder.Property(head => head.PortalId).ValueGeneratedNever();
        builder.Property(head => head.Hash).HasMaxLength(64);
    }
}
