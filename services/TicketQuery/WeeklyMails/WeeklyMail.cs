using System.Security.Cryptography;

namespace Portal.TicketQuery.WeeklyMails;

/// <summary>When a view is sent to its owner each week, in UTC (B7).</summary>
internal sealed class WeeklyMail
{
    public Guid ViewId { get; init; }
    public DayOfWeek Day { get; set; }
    public int Hour { get; set; }

    /// <summary>csv or xlsx.</summary>
    public string Format { get; set; } = "";
    public string Language { get; set; } = "";

    /// <summary>The next time. It moves on in the transaction that saves the mail, and of two replicas one gets to move it.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Names this time's mail and its file: who does it again does the same.</summary>
    public Guid NextId
    {
        get
        {
            Span<byte> named = stackalloc byte[24];
            ViewId.TryWriteBytes(named);
            BitConverter.TryWriteBytes(named[16..], NextAt.UtcTicks);
            return new Guid(SHA256.HashData(named).AsSpan(0, 16));
        }
    }

    /// <summary>The first such time after <paramref name="now"/>.</summary>
    public static DateTimeOffset After(DateTimeOffset now, DayOfWeek day, int hour)
    {
        var at = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(((int)day - (int)now.UtcDateTime.DayOfWeek + 7) % 7).AddHours(hour);
        return at > now ? at : at.AddDays(7);
    }
}
