using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Filters;

/// <summary>Whatever the definitions, values and filters: memory, SQLite and PostgreSQL pick the same records.</summary>
public sealed class FilterQueryTests
{
    private const int Worlds = 12;

    [Fact]
    public async Task A_filter_picks_the_same_records_in_memory_and_in_every_database()
    {
        await using var sqlite = await FilterDb.CreateAsync(DatabaseProvider.Sqlite);
        await using var postgres = await FilterDb.CreateAsync(DatabaseProvider.Postgres);

        Prop.ForAll(FilterWorld.Any.ToArbitrary(), world =>
        {
            sqlite.Fill(world);
            postgres.Fill(world);
            foreach (var filter in world.Filters)
            {
                var told = JsonSerializer.Serialize(filter, JsonSerializerOptions.Web);
                var expected = Enumerable.Range(0, world.Records.Count).Where(id => FilterEngine.Matches(filter, world.Find, name => world.Records[id].GetValueOrDefault(name, ""))).ToList();
                sqlite.Find(world, filter).ShouldBe(expected, $"SQLite: {told}");
                postgres.Find(world, filter).ShouldBe(expected, $"PostgreSQL: {told}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Worlds).WithStartSize(20));
    }
}

/// <summary>Records and their rows, as a service would keep them.</summary>
internal sealed class FilterDb(DbContextOptions<FilterDb> options, TestDatabase database) : DbContext(options)
{
    public static async Task<FilterDb> CreateAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider, "filters");
        var options = new DbContextOptionsBuilder<FilterDb>();
        _ = provider == DatabaseProvider.Sqlite ? options.UseSqlite(database.ConnectionString) : options.UseNpgsql(database.ConnectionString);
        var db = new FilterDb(options.Options, database);
        await db.Database.EnsureCreatedAsync();
        return db;
    }

    public void Fill(FilterWorld world)
    {
        ChangeTracker.Clear();
        Set<FilterRow>().ExecuteDelete();
        Set<FilterRecord>().ExecuteDelete();
        AddRange(Enumerable.Range(0, world.Records.Count).Select(id => new FilterRecord { Id = id }));
        AddRange(world.Records.SelectMany((record, id) => world.Definitions
            .SelectMany(definition => IndexedValue.Of(definition, record[definition.Name]))
            .Select(value => new FilterRow { RecordId = id, Property = value.Property, Key = value.Key, Words = value.Words, Number = value.Number })));
        SaveChanges();
    }

    public List<int> Find(FilterWorld world, Filter filter) =>
        [.. Set<FilterRecord>().Where(FilterQuery.Of<FilterRecord, FilterRow>(filter, world.Find, record => Set<FilterRow>().Where(row => row.RecordId == record.Id)))
            .Select(record => record.Id).Order()];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FilterRecord>().Property(record => record.Id).ValueGeneratedNever();
        modelBuilder.Entity<FilterRow>(row =>
        {
            row.HasKey(value => new { value.RecordId, value.Property, value.Key });
            row.Property(value => value.Key).HasMaxLength(FilterText.MaxKey);
        });
    }
}

internal sealed class FilterRecord
{
    public int Id { get; init; }
}

internal sealed class FilterRow : IIndexedValue
{
    public int RecordId { get; init; }
    public string Property { get; init; } = "";
    public string Key { get; init; } = "";
    public string Words { get; init; } = "";
    public double? Number { get; init; }
}
