using Portal.FormIntake.Imports.Reading;

namespace Portal.UnitTests.FormIntake;

public sealed class ValueWordsTests
{
    [Theory]
    [InlineData("Open", "Open")]
    [InlineData("Pending Customer Response", "Pending")]
    [InlineData("CLOSED", "Closed")]
    [InlineData("In Progress", "Open")]
    [InlineData("On-hold", "Pending")]
    [InlineData("Gelöst", "Closed")]
    [InlineData("Wartet auf Kunden", "Pending")]
    [InlineData("In behandeling", "Open")]
    [InlineData("Résolu", "Closed")]
    [InlineData("En attente du client", "Pending")]
    [InlineData("Quantum", null)]
    public void Statuses(string text, string? status) => ValueWords.Status(text).ShouldBe(status);

    [Theory]
    [InlineData("Low", "LOW")]
    [InlineData("medium", "MEDIUM")]
    [InlineData("High", "HIGH")]
    [InlineData("Critical", "URGENT")]
    [InlineData("Urgent", "URGENT")]
    [InlineData("Normaal", "MEDIUM")]
    [InlineData("élevée", "HIGH")]
    [InlineData("7", null)]
    public void Priorities(string text, string? priority) => ValueWords.Priority(text).ShouldBe(priority);

    [Theory]
    [InlineData("Billing inquiry", "BILLING_ISSUE")]
    [InlineData("Refund request", "BILLING_ISSUE")]
    [InlineData("Technical issue", "PRODUCT_ISSUE")]
    [InlineData("Product inquiry", "GENERAL_INQUIRY")]
    [InlineData("Cancellation request", "GENERAL_INQUIRY")]
    [InlineData("FEATURE_REQUEST", "FEATURE_REQUEST")]
    [InlineData("Frage zur Rechnung", "BILLING_ISSUE")]
    [InlineData("Warehouse", null)]
    public void Categories(string text, string? category) => ValueWords.Category(text).ShouldBe(category);
}
