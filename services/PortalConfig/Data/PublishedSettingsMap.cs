using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.PortalConfig.Assets;
using Portal.PortalConfig.Cases;
using Portal.PortalConfig.Inboxes;
using Portal.PortalConfig.Pipelines;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Data;

internal sealed class PublishedSettingsMap : IEntityTypeConfiguration<PublishedSettings>
{
    public void Configure(EntityTypeBuilder<PublishedSettings> builder)
    {
        builder.ToTable("PublishedSettings");
        builder.HasKey(settings => new { settings.PortalId, settings.Version });
        builder.Property(settings => settings.Version).ValueGeneratedNever();
        builder.Property(settings => settings.Values).HasColumnName("Settings").HasJson();
        builder.Property(settings => settings.PublishedBy).HasMaxLength(PublishedSettings.MaxPerson);
        builder.Property(settings => settings.Note).HasMaxLength(PublishedSettings.MaxNote);
        builder.HasOne<CustomerPortal>().WithMany().HasForeignKey(settings => settings.PortalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SettingsDraftMap : IEntityTypeConfiguration<SettingsDraft>
{
    public void Configure(EntityTypeBuilder<SettingsDraft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => draft.PortalId);
        builder.Property(draft => draft.PortalId).ValueGeneratedNever();
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Property(draft => draft.Values).HasColumnName("Settings").HasJson();
        builder.Property(draft => draft.ChangedBy).HasMaxLength(PublishedSettings.MaxPerson);
        builder.Property(draft => draft.Schedule).HasJson();
        builder.Property(draft => draft.ScheduleFailure).HasJson();
        builder.HasIndex(draft => draft.DueAt);
        builder.HasOne<CustomerPortal>().WithOne().HasForeignKey<SettingsDraft>(draft => draft.PortalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PolicyCaseMap : IEntityTypeConfiguration<PolicyCase>
{
    public void Configure(EntityTypeBuilder<PolicyCase> builder)
    {
        builder.ToTable("PolicyCases");
        builder.Property(known => known.Id).ValueGeneratedNever();
        builder.Property(known => known.Version).IsConcurrencyToken();
        builder.Property(known => known.Name).HasMaxLength(PolicyCase.MaxName);
        builder.Property(known => known.ContactName).HasMaxLength(PublishedSettings.MaxPerson);
        builder.Property(known => known.Expect).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<CustomerPortal>().WithMany().HasForeignKey(known => known.PortalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(known => new { known.PortalId, known.Id });
    }
}

internal sealed class AssetMap : IEntityTypeConfiguration<Asset>
{
    public void Configure(EntityTypeBuilder<Asset> builder)
    {
        builder.ToTable("Assets");
        builder.Property(asset => asset.Id).ValueGeneratedNever();
        builder.Property(asset => asset.ContentType).HasMaxLength(50);
        builder.HasOne<CustomerPortal>().WithMany().HasForeignKey(asset => asset.PortalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(asset => asset.PortalId);
        builder.HasIndex(asset => asset.ChosenAt);
    }
}

internal sealed class InboxCopyMap : IEntityTypeConfiguration<InboxCopy>
{
    public void Configure(EntityTypeBuilder<InboxCopy> builder)
    {
        builder.ToTable("Inboxes");
        builder.HasKey(copy => copy.PortalId);
        builder.Property(copy => copy.PortalId).ValueGeneratedNever();
        builder.Property(copy => copy.Version).IsConcurrencyToken();
        builder.Property(copy => copy.Inboxes).HasJson();
    }
}

internal sealed class PipelineCopyMap : IEntityTypeConfiguration<PipelineCopy>
{
    public void Configure(EntityTypeBuilder<PipelineCopy> builder)
    {
        builder.ToTable("Pipelines");
        builder.HasKey(copy => copy.PortalId);
        builder.Property(copy => copy.PortalId).ValueGeneratedNever();
        builder.Property(copy => copy.Version).IsConcurrencyToken();
        builder.Property(copy => copy.Pipelines).HasJson();
    }
}
