using Microsoft.EntityFrameworkCore;
using Portal.Messaging;

namespace Portal.Conversations.Data;

/// <summary>Tickets with their threads, and copies of what other services own.</summary>
internal sealed class ConversationDb(DbContextOptions<ConversationDb> options) : MessagingDbContext(options)
{
    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<Thread> Threads => Set<Thread>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Inbox> Inboxes => Set<Inbox>();

    public DbSet<Pipeline> Pipelines => Set<Pipeline>();

    public DbSet<Stage> Stages => Set<Stage>();

    public DbSet<TicketText> TicketTexts => Set<TicketText>();

    public DbSet<TicketCounter> TicketCounters => Set<TicketCounter>();

    public DbSet<TicketRetelling> TicketRetellings => Set<TicketRetelling>();

    public DbSet<PortalSettings> Portals => Set<PortalSettings>();

    public DbSet<PropertyCopy> PropertyCopies => Set<PropertyCopy>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Staff> Staff => Set<Staff>();

    public DbSet<StaffRoles> StaffRoles => Set<StaffRoles>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapLastChanges();
        modelBuilder.ApplyConfiguration(new TicketMap());
        modelBuilder.ApplyConfiguration(new ThreadMap());
        modelBuilder.ApplyConfiguration(new MessageMap());
        modelBuilder.ApplyConfiguration(new AttachmentMap());
        modelBuilder.ApplyConfiguration(new TicketTextMap());
        modelBuilder.ApplyConfiguration(new TicketCounterMap());
        modelBuilder.ApplyConfiguration(new TicketRetellingMap());
        modelBuilder.ApplyConfiguration(new InboxMap());
        modelBuilder.ApplyConfiguration(new PipelineMap());
        modelBuilder.ApplyConfiguration(new StageMap());
        modelBuilder.ApplyConfiguration(new PortalSettingsMap());
        modelBuilder.ApplyConfiguration(new PropertyCopyMap());
        modelBuilder.ApplyConfiguration(new ContactMap());
        modelBuilder.ApplyConfiguration(new StaffMap());
        modelBuilder.ApplyConfiguration(new StaffRolesMap());
    }
}
