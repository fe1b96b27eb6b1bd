using Microsoft.EntityFrameworkCore;
using Portal.Messaging;
using Portal.ServiceDefaults.Mail;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Exports.Jobs;
using Portal.TicketQuery.Feeds;
using Portal.TicketQuery.Lists;
using Portal.TicketQuery.WeeklyMails;

namespace Portal.TicketQuery.Data;

/// <summary>Everything customers see of their tickets.</summary>
internal sealed class TicketQueryDb(DbContextOptions<TicketQueryDb> options) : MessagingDbContext(options)
{
    public const string TextsTable = "TicketTexts";

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<Participation> Participations => Set<Participation>();

    public DbSet<TicketText> TicketTexts => Set<TicketText>();

    public DbSet<TicketValue> TicketValues => Set<TicketValue>();

    public DbSet<TicketCount> TicketCounts => Set<TicketCount>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PortalSettings> Portals => Set<PortalSettings>();

    public DbSet<PortalWord> PortalWords => Set<PortalWord>();

    public DbSet<WordProgress> WordProgress => Set<WordProgress>();

    public DbSet<ListView> ListViews => Set<ListView>();

    public DbSet<ListColumns> ListColumns => Set<ListColumns>();

    public DbSet<ExportJob> ExportJobs => Set<ExportJob>();

    public DbSet<ViewFeed> ViewFeeds => Set<ViewFeed>();

    public DbSet<WeeklyMail> WeeklyMails => Set<WeeklyMail>();

    public DbSet<ViewEpoch> ViewEpochs => Set<ViewEpoch>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new TicketMap());
        modelBuilder.ApplyConfiguration(new MessageMap());
        modelBuilder.ApplyConfiguration(new ActivityMap());
        modelBuilder.ApplyConfiguration(new TicketTextMap());
        modelBuilder.ApplyConfiguration(new TicketValueMap());
        modelBuilder.ApplyConfiguration(new ListViewMap());
        modelBuilder.ApplyConfiguration(new ListColumnsMap());
        modelBuilder.ApplyConfiguration(new ExportJobMap());
        modelBuilder.MapMails();
        modelBuilder.Entity<TicketCount>(count =>
        {
            count.ToTable("TicketCounts");
            count.HasKey(row => new { row.PortalId, row.ContactId, row.CompanyId, row.Closed });
            count.HasIndex(row => new { row.PortalId, row.CompanyId });
        });
        modelBuilder.Entity<Participation>(part =>
        {
            part.ToTable("Participations");
            part.HasKey(row => new { row.TicketId, row.ContactId });
            part.Property(row => row.Right).HasConversion<string>().HasMaxLength(20);
            part.HasIndex(row => new { row.PortalId, row.ContactId, row.TicketId });
        });
        modelBuilder.Entity<Person>(person =>
        {
            person.ToTable("People").Property(row => row.Version).IsConcurrencyToken();
            person.HasIndex(row => new { row.PortalId, row.CompanyId });
        });
        modelBuilder.Entity<PortalSettings>(portal =>
        {
            portal.ToTable("Portals");
            portal.Property(row => row.Version).IsConcurrencyToken();
            portal.Property(row => row.PropertiesVersion).IsConcurrencyToken();
            portal.Property(row => row.PipelinesVersion).IsConcurrencyToken();
            portal.Property(row => row.ClosedReply).HasConversion<string>().HasMaxLength(20);
        });
        modelBuilder.Entity<PortalWord>(word =>
        {
            word.ToTable("PortalWords");
            word.HasKey(row => new { row.PortalId, row.Word });
            word.Property(row => row.Word).HasMaxLength(PortalWord.MaxLength);
        });
        modelBuilder.Entity<ViewFeed>(feed =>
        {
            feed.ToTable("ViewFeeds").HasKey(row => row.ViewId);
            feed.Property(row => row.ViewId).ValueGeneratedNever();
            feed.Property(row => row.Hash).HasMaxLength(ViewFeed.HashLength);
            feed.HasIndex(row => row.Hash).IsUnique();
        });
        modelBuilder.Entity<WeeklyMail>(mail =>
        {
            mail.ToTable("WeeklyMails").HasKey(row => row.ViewId);
            mail.Property(row => row.ViewId).ValueGeneratedNever();
            mail.Property(row => row.Format).HasMaxLength(ExportFormat.MaxName);
            mail.Property(row => row.Language).HasMaxLength(10);
            mail.Property(row => row.NextAt).IsConcurrencyToken();
            mail.HasIndex(row => row.NextAt);
        });
        modelBuilder.Entity<WordProgress>(progress =>
        {
            progress.ToTable("WordProgress");
            progress.Property(row => row.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<ViewEpoch>(epoch =>
        {
            epoch.ToTable("ViewEpochs");
            epoch.Property(row => row.Id).ValueGeneratedNever();
        });
    }
}

/// <summary>What a ticket is found by: its number, subject, messages and file names, as words.</summary>
internal sealed class TicketText
{
    public long Id { get; private init; }
    public Guid TicketId { get; init; }
    public string Body { get; set; } = "";
}

/// <summary>One row that moves when cached views must end and the hot store could not be told.</summary>
internal sealed class ViewEpoch
{
    public const int TheOne = 1;

    public int Id { get; init; }
    public long Value { get; init; }
}
