using System.Text.Json;
using Portal.Contracts.Audit;
using Portal.PortalConfig.Audit;

namespace Portal.UnitTests.PortalConfig;

public sealed class AuditEntryTests
{
    private static readonly Guid Id = new("0193a000-0000-7000-8000-000000000001");

    private static readonly AuditRecorded Deed = new(
        Id,
        Id,
        new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero).AddTicks(1234567),
        new AuditActor("staff", Id, "Amy Brennan"),
        "10.0.0.7",
        "role.changed",
        new AuditTarget("role", "lead", "Lead"),
        JsonSerializer.SerializeToElement(new { label = "Lead" }),
        null);

    /// <summary>Computed by hand with sha256sum over the JSON that docs/operations.md describes: logs outlive versions of the program.</summary>
    [Fact]
    public void The_hash_is_that_of_the_documented_JSON()
    {
        const string json = """{"portalId":"0193a000-0000-7000-8000-000000000001","sequence":1,"id":"0193a000-0000-7000-8000-000000000001","at":"2026-11-22T09:00:00.123456Z","actorKind":"staff","actorId":"0193a000-0000-7000-8000-000000000001","actorName":"Amy Brennan","address":"10.0.0.7","action":"role.changed","targetKind":"role","targetId":"lead","targetName":"Lead","before":"{\"label\":\"Lead\"}","after":null}""";
        AuditEntry.Of(Deed, 1, "").Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json))));
    }

    [Fact]
    public void The_hash_covers_every_part_of_the_line_and_the_line_before()
    {
        var hashes = new[]
        {
            AuditEntry.Of(Deed, 1, ""),
            AuditEntry.Of(Deed, 1, "aa"),
            AuditEntry.Of(Deed, 2, ""),
            AuditEntry.Of(Deed with { Id = Guid.Empty }, 1, ""),
            AuditEntry.Of(Deed with { PortalId = Guid.Empty }, 1, ""),
            AuditEntry.Of(Deed with { At = Deed.At.AddMicroseconds(1) }, 1, ""),
            AuditEntry.Of(Deed with { Actor = Deed.Actor with { Kind = "contact" } }, 1, ""),
            AuditEntry.Of(Deed with { Actor = Deed.Actor with { Id = null } }, 1, ""),
            AuditEntry.Of(Deed with { Actor = Deed.Actor with { Name = "Raj" } }, 1, ""),
            AuditEntry.Of(Deed with { Address = "" }, 1, ""),
            AuditEntry.Of(Deed with { Action = "role.deleted" }, 1, ""),
            AuditEntry.Of(Deed with { Target = Deed.Target with { Kind = "x" } }, 1, ""),
            AuditEntry.Of(Deed with { Target = Deed.Target with { Id = "x" } }, 1, ""),
            AuditEntry.Of(Deed with { Target = Deed.Target with { Name = "x" } }, 1, ""),
            AuditEntry.Of(Deed with { Before = null }, 1, ""),
            AuditEntry.Of(Deed with { After = JsonSerializer.SerializeToElement(1) }, 1, ""),
        }.Select(entry => entry.Hash);

        hashes.ShouldBeUnique();
    }

    [Fact]
    public void What_databases_cannot_keep_is_taken_out()
    {
        var entry = AuditEntry.Of(Deed with { Address = new string('1', 500), Actor = Deed.Actor with { Name = "A\0my\nB" }, After = JsonSerializer.SerializeToElement<object?>(null) }, 1, "");
        (entry.ActorName, entry.Address.Length, entry.After).ShouldBe(("Amy B", AuditEntry.MaxWord, null));
        (entry.At.Ticks % TimeSpan.TicksPerMicrosecond).ShouldBe(0);
    }
}
