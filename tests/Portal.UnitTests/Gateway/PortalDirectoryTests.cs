using Microsoft.Extensions.Options;
using Portal.Contracts.Portals;
using Portal.Gateway;
using Portal.Gateway.Portals;

namespace Portal.UnitTests.Gateway;

public sealed class PortalDirectoryTests
{
    private static readonly PortalSnapshot First = Snapshot(new("0193a000-0000-7000-8000-000000000001"), "first", "help.first.test");
    private static readonly PortalSnapshot Second = Snapshot(new("0193a000-0000-7000-8000-000000000002"), "second");

    private readonly PortalDirectory _directory = new(Options.Create(new GatewayOptions { SharedHosts = ["portals.test"] }));

    [Theory]
    [InlineData("help.first.test", "first")]
    [InlineData("HELP.FIRST.TEST", "first")]
    [InlineData("localhost", "first")]
    [InlineData("demo.localhost", "first")]
    [InlineData("127.0.0.1", "first")]
    [InlineData("[::1]", "first")]
    [InlineData("192.0.2.7", "first")]
    [InlineData("portals.test", "first")]
    [InlineData("other.test", null)]
    public void A_host_is_a_portals_domain_or_shared(string host, string? slug)
    {
        _directory.Replace([Second, First]);
        _directory.FindByHost(host)?.Slug.ShouldBe(slug);
        (_directory.FindByHost(host) is null).ShouldBe(slug is null);
    }

    [Fact]
    public void Nothing_is_known_before_the_first_list_whatever_events_say()
    {
        _directory.Upsert(First);
        _directory.Loaded.ShouldBeFalse();
        _directory.Empty.ShouldBeFalse();
        _directory.Replace([]);
        _directory.Empty.ShouldBeTrue();
        _directory.Upsert(First).ShouldBeTrue();
        _directory.FindBySlug("FIRST").ShouldBe(First);
    }

    [Fact]
    public void An_older_version_never_replaces_a_newer_one()
    {
        _directory.Replace([First]);
        _directory.Upsert(First with { Version = 3, Slug = "renamed" }).ShouldBeTrue();
        _directory.Upsert(First with { Version = 2, Slug = "late" }).ShouldBeFalse();
        _directory.Replace([First]);
        _directory.FindBySlug("renamed").ShouldNotBeNull();
        _directory.FindBySlug("first").ShouldBeNull();
    }

    private static PortalSnapshot Snapshot(Guid id, string slug, params string[] hosts) => new(
        id, 1, slug, slug, true, 20, TicketScope.Own, null, true, null, null, "en", ClosedReply.Reopen, true,
        [.. hosts.Select(host => new PortalDomain(host, "en"))], DateTimeOffset.UnixEpoch);
}
