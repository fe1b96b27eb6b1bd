using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.ServiceDefaults.Database;

namespace Portal.TicketQuery.Data;

/// <summary>Each scope (a contact's, a company's) has an index for each sort, so that a page costs the same among ten tickets or a million.</summary>
internal sealed class TicketMap : IEntityTypeConfiguration<Ticket>
{
    public const int SubjectKeyLength = 200;

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("Tickets");
        builder.Property(ticket => ticket.NextStep).HasConversion<string>().HasMaxLength(20);
        builder.Property(ticket => ticket.Rating).HasJson();
        builder.Property(ticket => ticket.SubjectKey).HasMaxLength(SubjectKeyLength);
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.Number });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.ContactId, ticket.LastActivityAt, ticket.Id });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.ContactId, ticket.CreatedAt, ticket.Id });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.ContactId, ticket.SubjectKey, ticket.Id });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.ContactId, ticket.Number, ticket.Id });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.CompanyId, ticket.LastActivityAt, ticket.Id });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.CompanyId, ticket.CreatedAt, ticket.Id });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.CompanyId, ticket.SubjectKey, ticket.Id });
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.CompanyId, ticket.Number, ticket.Id });
        builder.HasIndex(ticket => ticket.FollowUpOf);

        // The open ones among very many closed, in the order people look at them.
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.ContactId, ticket.Closed, ticket.LastActivityAt, ticket.Id }, "IX_Tickets_Contact_Closed");
        builder.HasIndex(ticket => new { ticket.PortalId, ticket.CompanyId, ticket.Closed, ticket.LastActivityAt, ticket.Id }, "IX_Tickets_Company_Closed");
    }
}

internal sealed class MessageMap : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.Property(message => message.Direction).HasConversion<string>().HasMaxLength(20);
        builder.Property(message => message.AuthorKind).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(message => message.Author);
        builder.HasIndex(message => new { message.TicketId, message.CreatedAt, message.Id });
    }
}

internal sealed class ActivityMap : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("TicketActivities");
        builder.Property(activity => activity.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(activity => activity.Property).HasMaxLength(Activity.PropertyLength);
        builder.Property(activity => activity.From).HasMaxLength(Activity.TextLength);
        builder.Property(activity => activity.To).HasMaxLength(Activity.TextLength);
        builder.Property(activity => activity.AuthorKind).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(activity => activity.Author);
        builder.HasIndex(activity => new { activity.TicketId, activity.CreatedAt, activity.Id });
    }
}

internal sealed class TicketTextMap : IEntityTypeConfiguration<TicketText>
{
    public void Configure(EntityTypeBuilder<TicketText> builder)
    {
        builder.ToTable(TicketQueryDb.TextsTable);
        builder.Property(text => text.Id).ValueGeneratedOnAdd();
        builder.HasIndex(text => text.TicketId).IsUnique();
    }
}
