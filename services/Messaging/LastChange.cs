using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Contracts.Audit;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Messaging;

/// <summary>Who brought a record to a version: what somebody is told whose change comes too late. Kept for a week, longer than pages stay open.</summary>
public sealed class LastChange
{
    private LastChange()
    {
    }

    internal Guid Id { get; private set; }
    internal Guid PortalId { get; private set; }
    internal string Kind { get; private set; } = "";
    internal string TargetId { get; private set; } = "";
    internal long Version { get; private set; }
    internal string By { get; private set; } = "";
    internal DateTimeOffset At { get; private set; }

    internal static LastChange Of(AuditRecorded deed, long version) => new()
    {
        Id = deed.Id,
        PortalId = deed.PortalId,
        Kind = deed.Target.Kind,
        TargetId = deed.Target.Id,
        Version = version,
        By = deed.Actor.Name,
        At = deed.At,
    };
}

/// <summary>Refusing changes that come too late, by services whose context maps <see cref="LastChange"/>.</summary>
public static class LastChanges
{
    /// <summary>Refuses with 412 a change of another version than the one there is, and says who made that one. Without <paramref name="ifMatch"/> every version is meant.</summary>
    public static async Task RequireMatchAsync(this MessagingDbContext db, string? ifMatch, Guid portalId, AuditTarget target, long version, CancellationToken ct)
    {
        if (EntityTag.Matches(ifMatch, version))
        {
            return;
        }

        var last = await db.Set<LastChange>().AsNoTracking()
            .Where(change => change.PortalId == portalId && change.Kind == target.Kind && change.TargetId == target.Id && change.Version == version)
            .OrderByDescending(change => change.At)
            .FirstOrDefaultAsync(ct);
        throw RuleException.Stale(last?.By, last?.At);
    }

    /// <summary>Maps the table.</summary>
    public static void MapLastChanges(this ModelBuilder model) => model.Entity<LastChange>(change =>
    {
        change.ToTable("LastChanges");
        change.Property(row => row.Id).ValueGeneratedNever();
        change.Property(row => row.PortalId);
        change.Property(row => row.Kind).HasMaxLength(50);
        change.Property(row => row.TargetId).HasMaxLength(200);
        change.Property(row => row.Version);
        change.Property(row => row.By).HasMaxLength(300);
        change.Property(row => row.At);
        change.HasIndex(row => new { row.PortalId, row.Kind, row.TargetId, row.Version });
        change.HasIndex(row => row.At);
    });

    /// <summary>Creates the table.</summary>
    public static void CreateLastChanges(this MigrationBuilder migration)
    {
        migration.CreateTable(
            "LastChanges",
            table => new
            {
                Id = table.Column<Guid>(),
                PortalId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 50),
                TargetId = table.Column<string>(maxLength: 200),
                Version = table.Column<long>(),
                By = table.Column<string>(maxLength: 300),
                At = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_LastChanges", row => row.Id));
        migration.CreateIndex("IX_LastChanges_PortalId_Kind_TargetId_Version", "LastChanges", ["PortalId", "Kind", "TargetId", "Version"]);
        migration.CreateIndex("IX_LastChanges_At", "LastChanges", "At");
    }
}
