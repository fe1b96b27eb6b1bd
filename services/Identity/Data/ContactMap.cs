using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Contracts.Filters;
using Portal.ServiceDefaults.Database;

namespace Portal.Identity.Data;

/// <remarks>Columns that are searched by prefix or paged by are compared byte by byte: SQLite does, PostgreSQL must be told.</remarks>
internal sealed class ContactMap(string? bytewise) : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Property(contact => contact.Version).IsConcurrencyToken();
        builder.Property(contact => contact.Email).HasMaxLength(EmailAddress.MaxLength).UseCollation(bytewise);
        builder.Property(contact => contact.FirstName).HasMaxLength(PersonNames.MaxLength);
        builder.Property(contact => contact.LastName).HasMaxLength(PersonNames.MaxLength);
        builder.Property(contact => contact.SortName).HasMaxLength(300).UseCollation(bytewise);
        builder.Property(contact => contact.PasswordHash).HasMaxLength(200);
        builder.Property(contact => contact.Language).HasMaxLength(5);
        builder.Property(contact => contact.Properties).HasJson();

        // Companies are not deleted while they have people.
        builder.HasOne(contact => contact.Company).WithMany().HasForeignKey(contact => contact.CompanyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(contact => contact.Words).WithOne().HasForeignKey(word => word.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(contact => new { contact.PortalId, contact.Email }).IsUnique();
        builder.HasIndex(contact => new { contact.PortalId, contact.SortName, contact.Email });
    }
}

internal sealed class ContactWordMap(string? bytewise) : IEntityTypeConfiguration<ContactWord>
{
    public void Configure(EntityTypeBuilder<ContactWord> builder)
    {
        builder.ToTable("ContactWords");
        builder.HasKey(word => new { word.PortalId, word.Word, word.ContactId });
        builder.Property(word => word.Word).HasMaxLength(300).UseCollation(bytewise);
    }
}

internal sealed class ContactValueMap : IEntityTypeConfiguration<ContactValue>
{
    public void Configure(EntityTypeBuilder<ContactValue> builder)
    {
        builder.ToTable("ContactValues");
        builder.HasKey(value => new { value.ContactId, value.Property, value.Key });
        builder.Property(value => value.Property).HasMaxLength(100);
        builder.Property(value => value.Key).HasMaxLength(FilterText.MaxKey);
        builder.HasOne<Contact>().WithMany().HasForeignKey(value => value.ContactId).OnDelete(DeleteBehavior.Cascade);
    }
}
