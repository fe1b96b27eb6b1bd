namespace Portal.UnitTests;

public sealed class PlaceholderTests
{
    [Fact]
    public void The_runner_finds_tests() => true.ShouldBeTrue();
}
