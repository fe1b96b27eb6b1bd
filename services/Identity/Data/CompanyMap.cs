using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.ServiceDefaults.Database;

namespace Portal.Identity.Data;

/// <remarks>Columns that are searched by prefix or paged by are compared byte by byte: SQLite does, PostgreSQL must be told.</remarks>
internal sealed class CompanyMap(string? bytewise) : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("Companies");
        builder.Property(company => company.Id).ValueGeneratedNever();
        builder.Property(company => company.Version).IsConcurrencyToken();
        builder.Property(company => company.Name).HasMaxLength(Company.MaxName);
        builder.Property(company => company.NameKey).HasMaxLength(Company.MaxName).UseCollation(bytewise);
        builder.Property(company => company.Domain).HasMaxLength(253);
        builder.Property(company => company.Properties).HasJson();
        builder.HasIndex(company => new { company.PortalId, company.NameKey }).IsUnique();
    }
}
