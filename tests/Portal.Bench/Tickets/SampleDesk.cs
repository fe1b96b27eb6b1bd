using System.Globalization;
using Portal.Contracts.Demo;

namespace Portal.Bench.Tickets;

/// <summary>A desk of 500 companies and 20,000 contacts, the same at every run: few companies and few of their people file most tickets.</summary>
/// <remarks>Acme of the demo is the biggest company and Ada its busiest contact, so that those who sign in have the most to wait for.</remarks>
internal sealed class SampleDesk
{
    public const int Companies = 500;
    public const int ContactsPerCompany = 40;

    /// <summary>In the subject of about a fifth of the tickets.</summary>
    public const string CommonWord = "invoice";

    /// <summary>In the messages of one ticket of two thousand.</summary>
    public const string RareWord = "quasar";

    private const int MessagesPerTicket = 3;
    private const double Skew = 0.9;
    private const int RareEvery = 2000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Topics = [CommonWord, "delivery", "password", "printer", "contract", "refund", "export", "login", "address", "upgrade", "network", "report"];
    private static readonly string[] Troubles = ["missing", "wrong", "late", "broken", "doubled", "refused", "unclear", "lost"];
    private readonly double[] _companyShares = Shares(Companies);
    private readonly double[] _contactShares = Shares(ContactsPerCompany);
    private readonly double[] _wordShares;
    private readonly string[] _words;
    private readonly string[] _sentences;

    public SampleDesk()
    {
        var random = new Random(1);
        _words = Enumerable.Range(0, 3000).Select(_ => Word(random)).ToArray();
        _wordShares = Shares(_words.Length);
        _sentences = Enumerable.Range(0, 5000).Select(_ => string.Join(' ', Enumerable.Range(0, 12).Select(_ => _words[Pick(_wordShares, random)])) + ".").ToArray();
    }

    public IEnumerable<SamplePerson> Contacts =>
        from company in Enumerable.Range(0, Companies)
        from contact in Enumerable.Range(0, ContactsPerCompany)
        select Contact(company, contact);

    /// <summary>The tickets from <paramref name="from"/> up to <paramref name="to"/>; each is what its place in the row says, whatever else is asked for.</summary>
    public IEnumerable<SampleTicket> Tickets(int from, int to) => Enumerable.Range(from, to - from).Select(Ticket);

    private SampleTicket Ticket(int index)
    {
        var random = new Random(unchecked((index * 7919) + 17));
        var company = Pick(_companyShares, random);
        var contact = Contact(company, Pick(_contactShares, random));
        var created = Start.AddSeconds((index * 20L) + random.Next(20));
        var messages = Enumerable.Range(0, MessagesPerTicket)
            .Select(place => new SampleMessage(NewId(random), created.AddHours(place * random.Next(20, 30)), place % 2 == 0, Sentences(random, index % RareEvery == 7 && place == 1)))
            .ToArray();
        var subject = string.Create(CultureInfo.InvariantCulture, $"{Topics[Math.Min(random.Next(Topics.Length + 2), random.Next(Topics.Length))]} {Troubles[random.Next(Troubles.Length)]} {_words[Pick(_wordShares, random)]}");
        return new SampleTicket(
            NewId(random),
            NewId(random),
            Number: 1_000_000 + index,
            char.ToUpperInvariant(subject[0]) + subject[1..],
            contact,
            Closed: random.Next(10) > 0,
            Priority: new[] { "LOW", "MEDIUM", "HIGH", "URGENT" }[random.Next(4)],
            created,
            messages[^1].At,
            messages);
    }

    private static SamplePerson Contact(int company, int place) => (company, place) switch
    {
        (0, 0) => new(DemoIds.Ada, DemoIds.Acme, "Acme Outdoor", "Ada", "Lovell", Known: true),
        (0, 1) => new(DemoIds.Ben, DemoIds.Acme, "Acme Outdoor", "Ben", "Okafor", Known: true),
        (0, _) => new(Id(1, place), DemoIds.Acme, "Acme Outdoor", "Contact", Text(place), Known: false),
        _ => new(Id(1, (company * ContactsPerCompany) + place), Id(2, company), $"Company {Text(company)}", "Contact", Text((company * ContactsPerCompany) + place), Known: false),
    };

    /// <summary>Two of a few thousand sentences: making each word up anew would take longer than loading it.</summary>
    private string Sentences(Random random, bool rare)
    {
        var text = $"{_sentences[random.Next(_sentences.Length)]} {_sentences[random.Next(_sentences.Length)]}";
        return rare ? $"{text} {RareWord}." : text;
    }

    private static double[] Shares(int count)
    {
        var sums = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
        {
            sum += Math.Pow(rank + 1, -Skew);
            sums[rank] = sum;
        }

        return Array.ConvertAll(sums, value => value / sum);
    }

    private static int Pick(double[] shares, Random random)
    {
        var place = Array.BinarySearch(shares, random.NextDouble());
        return Math.Min(place < 0 ? ~place : place, shares.Length - 1);
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(2, 5)).SelectMany(_ => new[] { "bdfgklmnprst"[random.Next(12)], "aeiou"[random.Next(5)] })]);

    private static Guid Id(short kind, int number) => new(number, kind, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A contact.</summary>
/// <param name="Known">Of the demo, so in the services already.</param>
internal sealed record SamplePerson(Guid Id, Guid CompanyId, string Company, string FirstName, string LastName, bool Known)
{
    public string Name => $"{FirstName} {LastName}";

    public string Email => $"contact{LastName}@bench.test";
}

/// <summary>A ticket with its conversation.</summary>
internal sealed record SampleTicket(
    Guid Id,
    Guid ThreadId,
    long Number,
    string Subject,
    SamplePerson Contact,
    bool Closed,
    string Priority,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastActivityAt,
    IReadOnlyList<SampleMessage> Messages);

/// <summary>A message of the contact's (incoming) or of an agent's.</summary>
internal sealed record SampleMessage(Guid Id, DateTimeOffset At, bool Incoming, string Text);
