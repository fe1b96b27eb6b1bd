using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Imports;
using Portal.Messaging;
using Portal.ServiceDefaults.Database;

namespace Portal.FormIntake.Data;

internal sealed class FormIntakeDb(DbContextOptions<FormIntakeDb> options) : MessagingDbContext(options)
{
    public DbSet<PortalCopy> Portals => Set<PortalCopy>();

    public DbSet<Form> Forms => Set<Form>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<RejectedImportRow> RejectedRows => Set<RejectedImportRow>();

    /// <summary>The forms of a portal that its customers may fill in (P12).</summary>
    public IQueryable<Form> ConnectedForms(Guid portalId) =>
        Forms.Where(form => form.PortalId == portalId && Portals.Any(portal => portal.Id == portalId && portal.FormConnected));

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
        modelBuilder.Entity<Form>(form =>
        {
            form.ToTable("Forms");
            form.Property(row => row.Id).ValueGeneratedNever();
            form.Property(row => row.Version).IsConcurrencyToken();
            form.Property(row => row.Name).HasMaxLength(200);
            form.Property(row => row.Header).HasMaxLength(2000);
            form.Property(row => row.Button).HasMaxLength(100);
            form.Property(row => row.ThankYou).HasMaxLength(2000);
            form.Property(row => row.Fields).HasJson();
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
