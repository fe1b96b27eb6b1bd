using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.ServiceDefaults.Database;

namespace Portal.Conversations.Data;

internal sealed class TicketMap : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.ToTable("Tickets");
        ticket.HasKey(row => row.Id);
        ticket.Property(row => row.Version).IsConcurrencyToken();
        ticket.Property(row => row.Subject).HasMaxLength(Ticket.MaxSubject);
        ticket.Property(row => row.SubjectKey).HasMaxLength(Ticket.MaxSortKey);
        ticket.Property(row => row.CompanyName).HasMaxLength(300);
        ticket.Property(row => row.Priority).HasMaxLength(200);
        ticket.Property(row => row.Category).HasMaxLength(200);
        ticket.Property(row => row.Source).HasConversion<string>().HasMaxLength(20);
        ticket.Property(row => row.ExternalId).HasMaxLength(200);
        ticket.Property(row => row.Preview).HasMaxLength(Ticket.MaxPreview);
        ticket.Property(row => row.Properties).HasConversion(
            properties => JsonSerializer.Serialize(properties, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.Count == right.Count && !left.Except(right).Any()),
                properties => properties.Count,
                properties => properties));

        ticket.Property(row => row.Participants).HasJson();
        ticket.Property(row => row.Rating).HasJson();
        ticket.Ignore(row => row.Activities);

        // One index for each view and sort of the desk; the number parts what is equal, so a page ends in one place.
        ticket.HasIndex(row => new { row.PortalId, row.Number }).IsUnique();
        ticket.HasIndex(row => new { row.PortalId, row.LastActivityAt, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.CreatedAt, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.SubjectKey, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.Closed, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.Closed, row.LastActivityAt, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.Closed, row.CreatedAt, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.Closed, row.SubjectKey, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.OwnerId, row.Closed, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.OwnerId, row.Closed, row.LastActivityAt, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.OwnerId, row.Closed, row.CreatedAt, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.OwnerId, row.Closed, row.SubjectKey, row.Number });
        ticket.HasIndex(row => new { row.PortalId, row.InboxId, row.Closed, row.LastActivityAt, row.Number });
        ticket.HasIndex(row => new { row.ContactId, row.LastActivityAt });
        ticket.HasIndex(row => row.StageId);
        ticket.HasIndex(row => row.FollowUpOf);
        ticket.HasIndex(row => new { row.PortalId, row.ExternalId }).IsUnique().HasFilter("\"ExternalId\" IS NOT NULL");
    }
}

internal sealed class ThreadMap : IEntityTypeConfiguration<Thread>
{
    public void Configure(EntityTypeBuilder<Thread> thread)
    {
        thread.ToTable("Threads");
        thread.HasKey(row => row.Id);
        thread.HasIndex(row => row.TicketId);
        thread.HasOne<Ticket>().WithMany().HasForeignKey(row => row.TicketId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MessageMap : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("Messages");
        message.HasKey(row => row.Id);
        message.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        message.Property(row => row.Direction).HasConversion<string>().HasMaxLength(20);
        message.Property(row => row.AuthorKind).HasConversion<string>().HasMaxLength(20);
        message.Property(row => row.AuthorFirstName).HasMaxLength(200);
        message.Property(row => row.AuthorLastName).HasMaxLength(200);
        message.Property(row => row.ActivityType).HasConversion<string>().HasMaxLength(20);
        message.Property(row => row.ActivityName).HasMaxLength(200);
        message.Property(row => row.ActivityProperty).HasMaxLength(100);
        message.Property(row => row.ActivityFrom).HasMaxLength(Message.MaxActivity);
        message.Property(row => row.ActivityTo).HasMaxLength(Message.MaxActivity);
        message.Ignore(row => row.Told);
        message.HasIndex(row => new { row.TicketId, row.Position }).IsUnique();

        // A thread is nothing without its ticket.
        message.HasOne<Ticket>().WithMany().HasForeignKey(row => row.TicketId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("Attachments");
        attachment.HasKey(row => row.Id);
        attachment.Property(row => row.Name).HasMaxLength(300);
        attachment.Property(row => row.ContentType).HasMaxLength(200);
        attachment.HasIndex(row => row.MessageId);
        attachment.HasOne<Message>().WithMany().HasForeignKey(row => row.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TicketTextMap : IEntityTypeConfiguration<TicketText>
{
    public void Configure(EntityTypeBuilder<TicketText> text)
    {
        text.ToTable(TicketText.Table);
        text.HasKey(row => row.Id);
        text.Property(row => row.Id).ValueGeneratedOnAdd();
        text.HasIndex(row => row.TicketId).IsUnique();
    }
}

internal sealed class TicketCounterMap : IEntityTypeConfiguration<TicketCounter>
{
    public void Configure(EntityTypeBuilder<TicketCounter> counter)
    {
        counter.ToTable("TicketCounters");
        counter.HasKey(row => row.PortalId);
    }
}
