using Portal.TicketQuery.Tickets;

namespace Portal.UnitTests.TicketQuery;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Crème BRÛLÉE", "creme brulee")]
    [InlineData("invoice_2024-05.final.pdf", "invoice 2024 05 final pdf")]
    [InlineData("  a \r\n\t b!! ", "a b")]
    [InlineData("Ελλάδα 한국 Привет", "ελλαδα 한국 привет")]
    [InlineData("👍 *:'\"()&|", "")]
    public void Text_becomes_words(string text, string words) => SearchText.Words(text).ShouldBe(words);

    [Fact]
    public void Sort_keys_fit_their_column()
    {
        SearchText.SortKey(new string('x', 500)).Length.ShouldBe(200);
        SearchText.SortKey("Éclair").ShouldBe("eclair");
    }
}
