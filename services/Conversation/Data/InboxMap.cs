using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.ServiceDefaults.Database;

namespace Portal.Conversations.Data;

internal sealed class InboxMap : IEntityTypeConfiguration<Inbox>
{
    public void Configure(EntityTypeBuilder<Inbox> inbox)
    {
        inbox.ToTable("Inboxes");
        inbox.HasKey(row => row.Id);
        inbox.Property(row => row.Version).IsConcurrencyToken();
        inbox.Property(row => row.Name).HasMaxLength(200);
        inbox.HasIndex(row => row.PortalId);
    }
}

internal sealed class PipelineMap : IEntityTypeConfiguration<Pipeline>
{
    public void Configure(EntityTypeBuilder<Pipeline> pipeline)
    {
        pipeline.ToTable("Pipelines");
        pipeline.HasKey(row => row.Id);
        pipeline.Property(row => row.Version).IsConcurrencyToken();
        pipeline.Property(row => row.Name).HasMaxLength(200);
        pipeline.Property(row => row.ClosedReply).HasConversion<string>().HasMaxLength(20);
        pipeline.Ignore(row => row.InOrder);
        pipeline.HasIndex(row => row.PortalId);
        pipeline.HasMany(row => row.Stages).WithOne().HasForeignKey(stage => stage.PipelineId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StageMap : IEntityTypeConfiguration<Stage>
{
    public void Configure(EntityTypeBuilder<Stage> stage)
    {
        stage.ToTable("Stages");
        stage.HasKey(row => row.Id);

        // The ids are ours; without this a stage added to a known pipeline would be taken for an old row.
        stage.Property(row => row.Id).ValueGeneratedNever();
        stage.Property(row => row.Label).HasMaxLength(200);
        stage.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        stage.HasIndex(row => row.PipelineId);
    }
}

internal sealed class PortalSettingsMap : IEntityTypeConfiguration<PortalSettings>
{
    public void Configure(EntityTypeBuilder<PortalSettings> portal)
    {
        portal.ToTable("Portals");
        portal.HasKey(row => row.Id);
        portal.Property(row => row.Version).IsConcurrencyToken();
        portal.Property(row => row.Name).HasMaxLength(200);
        portal.Property(row => row.ClosedStages).HasJson();
        portal.Property(row => row.TicketFilter).HasJson();
        portal.Property(row => row.Roles).HasJson();
        portal.Property(row => row.ClosedReply).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class ContactMap : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("Contacts");
        contact.HasKey(row => row.Id);
        contact.Property(row => row.Version).IsConcurrencyToken();
        contact.Property(row => row.Email).HasMaxLength(320);
        contact.Property(row => row.FirstName).HasMaxLength(200);
        contact.Property(row => row.LastName).HasMaxLength(200);
        contact.Property(row => row.CompanyName).HasMaxLength(300);
    }
}

internal sealed class StaffMap : IEntityTypeConfiguration<Staff>
{
    public void Configure(EntityTypeBuilder<Staff> staff)
    {
        staff.ToTable("Staff");
        staff.HasKey(row => row.Id);
        staff.Property(row => row.Version).IsConcurrencyToken();
        staff.Property(row => row.Email).HasMaxLength(320);
        staff.Property(row => row.FirstName).HasMaxLength(200);
        staff.Property(row => row.LastName).HasMaxLength(200);
    }
}

internal sealed class StaffRolesMap : IEntityTypeConfiguration<StaffRoles>
{
    public void Configure(EntityTypeBuilder<StaffRoles> roles)
    {
        roles.ToTable("StaffRoles");
        roles.HasKey(row => new { row.PortalId, row.StaffId });
        roles.HasIndex(row => row.StaffId);
        roles.Property(row => row.Roles).HasMaxLength(StaffRoles.MaxRoles).HasConversion(
            list => string.Join(' ', list),
            text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list));
    }
}

internal sealed class PropertyCopyMap : IEntityTypeConfiguration<PropertyCopy>
{
    public void Configure(EntityTypeBuilder<PropertyCopy> copy)
    {
        copy.ToTable("PropertyCopies");
        copy.HasKey(row => row.PortalId);
        copy.Property(row => row.Version).IsConcurrencyToken();
        copy.Property(row => row.Properties).HasJson();
    }
}
