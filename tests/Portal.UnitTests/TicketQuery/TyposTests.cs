using FsCheck;
using FsCheck.Fluent;
using Portal.TicketQuery.Tickets;

namespace Portal.UnitTests.TicketQuery;

public sealed class TyposTests
{
    [Fact]
    public void Every_single_edit_of_a_word_leads_back_to_it() => Prop.ForAll(
        Gen.Choose('a', 'f').Select(letter => (char)letter).ArrayOf().Where(letters => letters.Length is > 3 and < 9).ToArbitrary(),
        Gen.Choose(0, 100).ToArbitrary(),
        (letters, seed) =>
        {
            var word = new string(letters);
            var edits = Typos.Edits(word).Where(edit => edit != word).ToList();
            var edit = edits[seed % edits.Count];
            return Typos.Edits(edit).Contains(word) && Math.Abs(edit.Length - word.Length) <= 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithQuietOnSuccess(true));

    [Theory]
    [InlineData("", "word")]
    [InlineData("…", "word")]
    [InlineData("Wörter", "andere")]
    public void A_text_without_the_words_has_no_parts(string text, string query)
    {
        TextHits.In(text, SearchTerms.Of(query)!).ShouldBeNull();
        TextHits.Around(text, SearchTerms.Of(query)!).ShouldBeNull();
    }

    [Fact]
    public void The_parts_of_a_text_are_the_text() => Prop.ForAll(
        Gen.Elements("Ab", "ÁB", " ", "ab_c", "<b>", "\n", "日本", "🙂", "e\u0301x").ListOf().Select(string.Concat).ToArbitrary(),
        text => TextHits.In(text, SearchTerms.Of("ab ex 日")!) is not { } parts || string.Concat(parts.Select(part => part.Text)) == text)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true));

    [Fact]
    public void A_long_text_is_cut_around_its_first_hit()
    {
        var text = string.Concat(Enumerable.Repeat("lorem ipsum ", 100)) + "needle " + string.Concat(Enumerable.Repeat("dolor sit ", 100));
        var parts = TextHits.Around(text, SearchTerms.Of("needle")!)!;
        string.Concat(parts.Select(part => part.Text)).Length.ShouldBeLessThan(170);
        parts[0].Text.ShouldStartWith("…");
        parts[^1].Text.ShouldEndWith("…");
        parts.Single(part => part.Hit).Text.ShouldBe("needle");
        var unbroken = new string('x', 500) + " needle" + new string('y', 500);
        string.Concat(TextHits.Around(unbroken, SearchTerms.Of("needle")!)!.Select(part => part.Text)).ShouldContain("needle");
    }
}
