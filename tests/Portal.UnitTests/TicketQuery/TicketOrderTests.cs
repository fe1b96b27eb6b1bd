using FsCheck;
using FsCheck.Fluent;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;
using Portal.TicketQuery;
using Portal.TicketQuery.Tickets;

namespace Portal.UnitTests.TicketQuery;

public sealed class TicketOrderTests
{
    public static TheoryData<string> Orders => [.. TicketOrder.Names];

    /// <summary>Few different values, so that most rows tie and the id has to decide.</summary>
    [Theory]
    [MemberData(nameof(Orders))]
    public void Pages_of_any_size_hold_every_row_once_and_in_order(string sort) => Prop.ForAll(
        Gen.Choose(0, 3).ListOf().ToArbitrary(),
        Gen.Choose(1, 5).ToArbitrary(),
        (values, size) =>
        {
            var order = TicketOrder.Find(sort)!;
            var tickets = values.Select(Ticket).ToList();
            var paged = new List<Ticket>();
            string? cursor = null;
            do
            {
                var page = order.Apply(tickets.AsQueryable(), Cursor.Decode<TicketCursor>(cursor)).Take(size).ToList();
                paged.AddRange(page);
                cursor = page.Count == size ? Cursor.Encode(order.CursorOf(page[^1])) : null;
            }
            while (cursor is not null);

            return paged.SequenceEqual(order.Apply(tickets.AsQueryable(), null));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15).WithQuietOnSuccess(true));

    [Fact]
    public void Up_is_down_reversed()
    {
        var tickets = new[] { 2, 0, 1, 1, 0 }.Select(Ticket).ToList().AsQueryable();
        foreach (var sort in TicketOrder.Names.Where(name => name[0] != '-'))
        {
            TicketOrder.Find("-" + sort)!.Apply(tickets, null).ShouldBe(TicketOrder.Find(sort)!.Apply(tickets, null).Reverse());
        }
    }

    [Theory]
    [InlineData("number", "x")]
    [InlineData("number", "99999999999999999999")]
    [InlineData("created", "yesterday")]
    [InlineData("-created", "2026-11-01T08:00:00.0000000Z")]
    [InlineData("created", null)]
    public void A_cursor_that_is_not_of_this_order_is_refused(string sort, string? value) =>
        Should.Throw<InvalidInputException>(() => TicketOrder.Find("created")!.Apply(Array.Empty<Ticket>().AsQueryable(), new TicketCursor(sort, value!, Guid.Empty)));

    private static Ticket Ticket(int value)
    {
        var time = new DateTimeOffset(2026, 11, 1, 8, value, 0, TimeSpan.Zero).AddTicks(value);
        return Portal.TicketQuery.Ticket.From(new TicketSnapshot(
            Guid.NewGuid(), Guid.Empty, value, 1, $"Subject {value}", new PersonRef(Guid.Empty, "Ada", "Lovell", ""), null, Guid.Empty, Guid.Empty,
            new StageRef(Guid.Empty, "New", false), null, null, null, time, time.AddDays(value), null, null, new Dictionary<string, string>(StringComparer.Ordinal)));
    }
}
