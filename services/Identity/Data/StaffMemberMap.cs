using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Identity.Data;

internal sealed class StaffMemberMap : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("Staff");
        builder.Property(staff => staff.Id).ValueGeneratedNever();
        builder.Property(staff => staff.Version).IsConcurrencyToken();
        builder.Property(staff => staff.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(staff => staff.FirstName).HasMaxLength(PersonNames.MaxLength);
        builder.Property(staff => staff.LastName).HasMaxLength(PersonNames.MaxLength);
        builder.Property(staff => staff.PasswordHash).HasMaxLength(200);
        builder.Property(staff => staff.Language).HasMaxLength(5);
        builder.Property(staff => staff.InvitationHash).HasMaxLength(64);
        builder.HasMany(staff => staff.Memberships).WithOne().HasForeignKey(role => role.StaffId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(staff => staff.Memberships).AutoInclude();
        builder.HasIndex(staff => staff.Email).IsUnique();
    }
}

internal sealed class StaffRoleMap : IEntityTypeConfiguration<StaffRole>
{
    private static readonly ValueComparer<IReadOnlyList<string>> SameRoles = new(
        (left, right) => left!.SequenceEqual(right!),
        roles => string.Join(',', roles).GetHashCode(StringComparison.Ordinal),
        roles => roles.ToArray());

    public void Configure(EntityTypeBuilder<StaffRole> builder)
    {
        builder.ToTable("StaffRoles");
        builder.HasKey(role => new { role.StaffId, role.PortalId });
        builder.Property(role => role.Roles).HasMaxLength(StaffRole.MaxRoles).HasConversion(
            roles => string.Join(',', roles),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries),
            SameRoles);
    }
}
