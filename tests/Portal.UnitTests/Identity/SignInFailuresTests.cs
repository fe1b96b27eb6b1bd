using Portal.Identity;
using Portal.Testing;

namespace Portal.UnitTests.Identity;

public sealed class SignInFailuresTests
{
    private readonly FakeTime _time = new();
    private readonly SignInFailures _failures = SignInFailures.None(Guid.NewGuid(), "ada@acme.test");

    [Fact]
    public void Four_failures_do_not_lock()
    {
        Fail(4);
        _failures.LockedFor(_time.Now).ShouldBeNull();
    }

    [Fact]
    public void The_fifth_failure_locks_for_a_quarter_of_an_hour()
    {
        Fail(5);
        _failures.LockedFor(_time.Now).ShouldBe(TimeSpan.FromMinutes(15));

        _time.Advance(TimeSpan.FromMinutes(14));
        _failures.LockedFor(_time.Now).ShouldBe(TimeSpan.FromMinutes(1));

        _time.Advance(TimeSpan.FromMinutes(1));
        _failures.LockedFor(_time.Now).ShouldBeNull();
    }

    [Fact]
    public void Attempts_during_a_lock_do_not_prolong_it()
    {
        Fail(5);
        _time.Advance(TimeSpan.FromMinutes(10));
        Fail(20);
        _failures.LockedFor(_time.Now).ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void After_a_lock_counting_starts_anew()
    {
        Fail(5);
        _time.Advance(TimeSpan.FromMinutes(15));
        Fail(4);
        _failures.LockedFor(_time.Now).ShouldBeNull();
        Fail(1);
        _failures.LockedFor(_time.Now).ShouldNotBeNull();
    }

    [Fact]
    public void Failures_of_the_day_before_yesterday_are_forgotten()
    {
        Fail(4);
        _time.Advance(TimeSpan.FromHours(25));
        Fail(1);
        _failures.Count.ShouldBe(1);
    }

    [Fact]
    public void The_address_itself_is_not_kept() => _failures.EmailHash.ShouldNotContain("ada");

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _failures.Fail(_time.Now);
        }
    }
}
