using Portal.Contracts.Identities;
using Portal.Identity;
using Portal.Testing;

namespace Portal.UnitTests.Identity;

public sealed class SessionTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public void Only_the_hash_of_the_token_is_kept()
    {
        var (session, token) = Start();
        session.Key.ShouldBe(SessionRecord.KeyOf(token));
        session.Key.Length.ShouldBe(64);
        token.Length.ShouldBe(43);
        session.Csrf.ShouldNotBe(token);
    }

    [Fact]
    public void Every_session_has_secrets_of_its_own()
    {
        var ((first, one), (second, two)) = (Start(), Start());
        one.ShouldNotBe(two);
        first.Csrf.ShouldNotBe(second.Csrf);
    }

    [Fact]
    public void A_session_ends_when_it_stood_idle_for_longer_than_the_portal_allows()
    {
        var (session, _) = Start();
        session.IsAliveAt(_time.Now.AddMinutes(20)).ShouldBeTrue();
        session.IsAliveAt(_time.Now.AddMinutes(20).AddSeconds(1)).ShouldBeFalse();
    }

    [Fact]
    public void A_session_ends_at_its_absolute_end_even_when_idle_time_is_left()
    {
        var (session, _) = Session.Start(SessionKind.Staff, Guid.NewGuid(), Guid.NewGuid(), 60, TimeSpan.FromMinutes(30), _time.Now);
        session.IsAliveAt(_time.Now.AddMinutes(29)).ShouldBeTrue();
        session.IsAliveAt(_time.Now.AddMinutes(30)).ShouldBeFalse();
    }

    private (Session Session, string Token) Start() =>
        Session.Start(SessionKind.Contact, Guid.NewGuid(), Guid.NewGuid(), 20, TimeSpan.FromDays(7), _time.Now);
}
