using Portal.PortalConfig;

namespace Portal.UnitTests.PortalConfig;

public sealed class AddressTests
{
    [Theory]
    [InlineData("demo", true)]
    [InlineData("a1", true)]
    [InlineData("my-portal-2", true)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Demo", false)]
    [InlineData("de mo", false)]
    [InlineData("démo", false)]
    [InlineData("-demo", false)]
    [InlineData("demo-", false)]
    [InlineData("de/mo", false)]
    [InlineData("api", false)]
    [InlineData("desk", false)]
    public void Slugs_are_short_lower_case_words(string? slug, bool valid) => (Slug.ProblemOf(slug) is null).ShouldBe(valid);

    [Fact]
    public void The_longest_slug_has_forty_characters()
    {
        Slug.ProblemOf(new string('a', 40)).ShouldBeNull();
        Slug.ProblemOf(new string('a', 41)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Support.Example.COM", "support.example.com")]
    [InlineData(" support.example.com. ", "support.example.com")]
    [InlineData("hilfe.müller.example", "hilfe.xn--mller-kva.example")]
    [InlineData("localhost", "localhost")]
    [InlineData("support.example.com:8080", null)]
    [InlineData("https://support.example.com", null)]
    [InlineData("support.example.com/x", null)]
    [InlineData("-a.example", null)]
    [InlineData("a..example", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Hosts_are_kept_as_the_host_header_carries_them(string? host, string? stored) => HostName.Normalize(host).ShouldBe(stored);
}
