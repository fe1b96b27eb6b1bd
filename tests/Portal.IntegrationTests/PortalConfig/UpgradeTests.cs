using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class UpgradeTests
{
    private static readonly Guid Id = new("0193a000-0000-7000-8000-0000000000AA");

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Settings_of_the_first_release_are_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, "portalconfig");
        await using var db = Open(database, provider);
        await db.GetService<IMigrator>().MigrateAsync("20261122000001_Initial", Ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Portals" ("Id", "Version", "Slug", "Name", "On", "IdleMinutes", "TicketScope", "TicketsName", "FormConnected", "DefaultInboxId", "Language", "ClosedReply", "CustomersMayClose", "CreatedAt", "ChangedAt")
            VALUES ({Id}, 7, 'old', 'Old "one"', {true}, 60, 'Company', {"Fälle"}, {false}, {Id}, 'de', 'Refuse', {true}, {new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)}, {new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)})
            """,
            Ct);
        foreach (var (host, language, position) in new[] { ("b.example", "fr", 0), ("a.example", "en", 1) })
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "Hosts" ("Host", "PortalId", "Language", "Position") VALUES ({host}, {Id}, {language}, {position})""", Ct);
        }

        await db.Database.MigrateAsync(Ct);

        var portal = await db.Portals.AsNoTracking().SingleAsync(Ct);
        var snapshot = portal.Snapshot();
        (snapshot.Version, snapshot.Slug, snapshot.Name, snapshot.On, snapshot.IdleMinutes, snapshot.TicketScope).ShouldBe((7, "old", "Old \"one\"", true, 60, TicketScope.Company));
        (snapshot.TicketsName, snapshot.FormConnected, snapshot.FormMenuText, snapshot.DefaultInboxId).ShouldBe(("Fälle", false, null, Id));
        (snapshot.Language, snapshot.ClosedReply, snapshot.CustomersMayClose).ShouldBe(("de", ClosedReply.Refuse, true));
        snapshot.Domains.ShouldBe([new PortalDomain("b.example", "fr"), new PortalDomain("a.example", "en")]);
        snapshot.PendingHosts.ShouldBeEmpty();
        portal.Slugs.Single().Slug.ShouldBe("old");
        (await db.PublishedSettings.AsNoTracking().SingleAsync(Ct)).Values.SameAs(portal.Values).ShouldBeTrue();
        (await db.Drafts.AsNoTracking().SingleAsync(Ct)).Tag.ShouldBe(0);
    }

    private static PortalConfigDb Open(TestDatabase database, DatabaseProvider provider)
    {
        var options = new DbContextOptionsBuilder<PortalConfigDb>();
        DatabaseSetup.Use(options, provider, database.ConnectionString);
        return new PortalConfigDb(options.Options);
    }
}
