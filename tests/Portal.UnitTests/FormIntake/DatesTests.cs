using Portal.FormIntake.Imports.Reading;

namespace Portal.UnitTests.FormIntake;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2023-06-01 12:15:36", "2023-06-01T12:15:36Z")]
    [InlineData("2023-06-01", "2023-06-01T00:00:00Z")]
    [InlineData("2023-06-01T14:15:36+02:00", "2023-06-01T12:15:36Z")]
    [InlineData("2023-06-01T12:15:36.123Z", "2023-06-01T12:15:36.123Z")]
    [InlineData("1.6.2023 12:15", "2023-06-01T12:15:00Z")]
    [InlineData("01-06-2023", "2023-06-01T00:00:00Z")]
    [InlineData("1 Jun 2023", "2023-06-01T00:00:00Z")]
    public void Dates_that_read_one_way(string text, string expected)
    {
        Dates.TryRead(text, dayFirst: false, out var date).ShouldBeTrue();
        date.ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
        date.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 3)]
    public void Slashes_mean_what_the_file_means(bool dayFirst, int month)
    {
        Dates.TryRead("03/04/2026 5:06 PM", dayFirst, out var date).ShouldBeTrue();
        (date.Month, date.Hour).ShouldBe((month, 17));
    }

    [Theory]
    [InlineData("03/04/2026,25/12/2026", false, true)]
    [InlineData("03/04/2026,12/25/2026", true, false)]
    [InlineData("03/04/2026,", true, true)]
    public void Other_dates_of_the_file_tell(string dates, bool otherwise, bool dayFirst) => Dates.IsDayFirst(dates.Split(','), otherwise).ShouldBe(dayFirst);

    [Theory]
    [InlineData("soon")]
    [InlineData("31.02.2026")]
    [InlineData("12345")]
    [InlineData("0001-01-01")]
    public void What_is_no_date_is_refused(string text) => Dates.TryRead(text, dayFirst: true, out _).ShouldBeFalse();
}
