using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Identity.Data;

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(session => session.Key);
        builder.Property(session => session.Key).HasMaxLength(64);
        builder.Property(session => session.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(session => session.Csrf).HasMaxLength(64);
        builder.Property(session => session.ViewerSession).HasMaxLength(64);
        builder.HasIndex(session => session.ViewerSession);
        builder.HasIndex(session => session.PortalId);
        builder.HasIndex(session => session.SubjectId);
        builder.HasIndex(session => session.AbsoluteEnd);
    }
}

internal sealed class SignInFailuresMap : IEntityTypeConfiguration<SignInFailures>
{
    public void Configure(EntityTypeBuilder<SignInFailures> builder)
    {
        builder.ToTable("SignInFailures");
        builder.HasKey(failures => new { failures.PortalId, failures.EmailHash });
        builder.Property(failures => failures.EmailHash).HasMaxLength(64);
        builder.Property(failures => failures.Version).IsConcurrencyToken();
        builder.HasIndex(failures => failures.LastAt);
    }
}
