using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.FormIntake.Imports;
using Portal.Messaging;
using Portal.ServiceDefaults.Database;

namespace Portal.FormIntake.Data;

internal sealed class FormIntakeDb(DbContextOptions<FormIntakeDb> options) : MessagingDbContext(options)
{
    public DbSet<PortalCopy> Portals => Set<PortalCopy>();

    public DbSet<PropertyCopy> Properties => Set<PropertyCopy>();

    public DbSet<PipelineCopy> Pipelines => Set<PipelineCopy>();

    public DbSet<Form> Forms => Set<Form>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<ResumableUpload> ResumableUploads => Set<ResumableUpload>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<RejectedImportRow> RejectedRows => Set<RejectedImportRow>();

    /// <summary>The properties of a portal, standard ones until it has told others.</summary>
    public async Task<PropertySet> PropertiesOfAsync(Guid portalId, CancellationToken ct) =>
        (await Properties.AsNoTracking().FirstOrDefaultAsync(copy => copy.PortalId == portalId, ct) ?? PropertyCopy.Standard(portalId)).Set;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<PortalCopy>(portal =>
        {
            portal.ToTable("Portals");
            portal.Property(row => row.Id).ValueGeneratedNever();
            portal.Property(row => row.Version).IsConcurrencyToken();
            portal.Property(row => row.Language).HasMaxLength(10);
        });
        modelBuilder.Entity<PropertyCopy>(copy =>
        {
            copy.ToTable("PropertySets");
            copy.HasKey(row => row.PortalId);
            copy.Property(row => row.PortalId).ValueGeneratedNever();
            copy.Property(row => row.Version).IsConcurrencyToken();
            copy.Property(row => row.Properties).HasJson();
        });
        modelBuilder.Entity<PipelineCopy>(copy =>
        {
            copy.ToTable("PipelineSets");
            copy.HasKey(row => row.PortalId);
            copy.Property(row => row.PortalId).ValueGeneratedNever();
            copy.Property(row => row.Version).IsConcurrencyToken();
            copy.Property(row => row.Pipelines).HasJson();
        });
        modelBuilder.Entity<Form>(form =>
        {
            form.ToTable("Forms");
            form.Property(row => row.Id).ValueGeneratedNever();
            form.Property(row => row.Version).IsConcurrencyToken();
            form.Property(row => row.Name).HasMaxLength(200);
            form.Property(row => row.Header).HasMaxLength(2000);
            form.Property(row => row.Button).HasMaxLength(100);
            form.Property(row => row.ThankYou).HasMaxLength(2000);
            form.Property(row => row.RedirectUrl).HasMaxLength(2000);
            form.Property(row => row.Fields).HasJson();
            form.Property(row => row.ChangedBy).HasMaxLength(300);
            form.HasIndex(row => row.PortalId);
        });
        modelBuilder.Entity<Submission>(submission =>
        {
            submission.ToTable("Submissions");
            submission.Property(row => row.Id).ValueGeneratedNever();
            submission.Property(row => row.Values).HasJson();
            submission.Property(row => row.AttachmentIds).HasJson();
            submission.HasIndex(row => new { row.PortalId, row.ReceivedAt });
        });
        modelBuilder.Entity<Upload>(upload =>
        {
            upload.ToTable("Uploads");
            upload.Property(row => row.Id).ValueGeneratedNever();
            upload.HasIndex(row => row.StoredAt);
        });
        modelBuilder.Entity<ResumableUpload>(upload =>
        {
            upload.ToTable("ResumableUploads");
            upload.Property(row => row.Id).ValueGeneratedNever();
            upload.Property(row => row.Name).HasMaxLength(200);
            upload.Property(row => row.Metadata).HasMaxLength(2000);
            upload.Property(row => row.Offset).IsConcurrencyToken();
            upload.Property(row => row.Parts).HasJson();
            upload.HasIndex(row => row.ExpiresAt);
        });
        modelBuilder.Entity<Import>(import =>
        {
            import.ToTable("Imports");
            import.Property(row => row.Id).ValueGeneratedNever();
            import.Property(row => row.Version).IsConcurrencyToken();
            import.Property(row => row.FileName).HasMaxLength(200);
            import.Property(row => row.Format).HasJson();
            import.Property(row => row.Columns).HasJson();
            import.Property(row => row.Mapping).HasJson();
            import.Property(row => row.Status).HasConversion<string>().HasMaxLength(20);
            import.Property(row => row.Error).HasMaxLength(1000);
            import.HasIndex(row => new { row.PortalId, row.CreatedAt, row.Id });
            import.HasIndex(row => new { row.Status, row.EndReached });
        });
        modelBuilder.Entity<ImportBatch>(batch =>
        {
            batch.ToTable("ImportBatches");
            batch.HasKey(row => new { row.ImportId, row.Batch });
            batch.Property(row => row.Rows).HasJson();

            // Two answers to one batch must not both count.
            batch.Property(row => row.AnsweredAt).IsConcurrencyToken();
        });
        modelBuilder.Entity<RejectedImportRow>(rejected =>
        {
            rejected.ToTable("RejectedRows");
            rejected.HasKey(row => new { row.ImportId, row.Line });
            rejected.Property(row => row.Reason).HasMaxLength(500);
            rejected.Property(row => row.Values).HasJson();
        });
    }
}
