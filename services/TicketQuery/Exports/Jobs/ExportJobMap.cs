using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.TicketQuery.Exports.Jobs;

internal sealed class ExportJobMap : IEntityTypeConfiguration<ExportJob>
{
    public void Configure(EntityTypeBuilder<ExportJob> builder)
    {
        builder.ToTable("ExportJobs");
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Property(job => job.Format).HasMaxLength(ExportFormat.MaxName);
        builder.Property(job => job.Query).HasMaxLength(ExportJob.MaxQuery);
        builder.Property(job => job.Language).HasMaxLength(10);
        builder.Property(job => job.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(job => job.Stamp).HasMaxLength(ExportJob.MaxStamp);
        builder.HasIndex(job => new { job.PortalId, job.ContactId });
        builder.HasIndex(job => new { job.State, job.CreatedAt });
    }
}
