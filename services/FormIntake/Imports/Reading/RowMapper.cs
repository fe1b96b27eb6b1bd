using System.Security.Cryptography;
using System.Text;
using Portal.Contracts.Imports;

namespace Portal.FormIntake.Imports.Reading;

/// <summary>Makes tickets of rows by the chosen mapping. The same row always gives the same ticket.</summary>
/// <param name="at">The time of tickets whose file has none, and the end of what counts as the past.</param>
internal sealed class RowMapper(IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> mapping, bool dayFirst, DateTimeOffset at)
{
    private const int MaxSubject = 200;
    private const int MaxDescription = 100_000;
    private const int MaxName = 200;
    private const int MaxExternalId = 100;
    private const int MaxProperties = 50;
    private const int MaxProperty = 1000;

    private readonly Dictionary<string, int> _positions = mapping.ToDictionary(
        pair => pair.Key, pair => Enumerable.Range(0, columns.Count).First(index => columns[index] == pair.Value), StringComparer.Ordinal);

    public MappedRow Map(CsvRow row)
    {
        var problems = new List<string>();
        var properties = Properties(row);
        if (row.Values.Count > columns.Count)
        {
            problems.Add($"The row has {row.Values.Count} values, but the header has {columns.Count}. A value with a separator in it may lack its quotes.");
        }

        var rawEmail = Line(row, ColumnMapping.ContactEmail);
        var name = Text.Cut(Line(row, ColumnMapping.ContactName), MaxName);
        if (!Addresses.TryRead(rawEmail, out var email, out var displayName))
        {
            problems.Add(rawEmail.Length == 0 ? "The e-mail address is missing." : $"\"{Text.Cut(rawEmail, 100)}\" is not an e-mail address.");
            email = rawEmail;
        }

        var subject = Line(row, ColumnMapping.Subject);
        var description = Text.Lines(Value(row, ColumnMapping.Description));
        Require(subject.Length > 0, "The subject is empty.");
        Require(description.Length > 0, "The description is empty.");
        Require(description.Length <= MaxDescription, $"The description is longer than {MaxDescription / 1000},000 characters.");
        if (subject.Length > MaxSubject)
        {
            // Nothing of it may be lost: the whole subject goes on top of the description.
            description = subject + "\n\n" + description;
            subject = Text.Cut(subject, MaxSubject);
        }

        var closedAt = Date(row, ColumnMapping.ClosedAt, problems);
        var createdAt = Date(row, ColumnMapping.CreatedAt, problems) ?? (closedAt < at ? closedAt.Value : at);
        var result = new ImportRow(
            row.Line,
            ExternalId(row),
            name.Length > 0 ? name : Text.Cut(Text.Line(displayName), MaxName),
            email,
            Line(row, ColumnMapping.Company) is { Length: > 0 } company ? Text.Cut(company, MaxName) : null,
            subject,
            description,
            Word(row, ColumnMapping.Status, ValueWords.Status, properties) ?? "Open",
            Word(row, ColumnMapping.Priority, ValueWords.Priority, properties),
            Word(row, ColumnMapping.Category, ValueWords.Category, properties),
            Text.Lines(Value(row, ColumnMapping.Resolution)) is { Length: > 0 } resolution ? Text.Cut(resolution, MaxDescription) : null,
            createdAt,
            closedAt < createdAt ? createdAt : closedAt,
            properties);
        return new MappedRow(result, problems.Count == 0 ? null : string.Join(' ', problems));

        void Require(bool ok, string problem)
        {
            if (!ok)
            {
                problems.Add(problem);
            }
        }
    }

    private string? Value(CsvRow row, string target) => _positions.TryGetValue(target, out var position) ? row.Values[position] : null;

    private string Line(CsvRow row, string target) => Text.Line(Value(row, target));

    /// <summary>A word we know becomes ours; one we do not know is kept as it is, as a property.</summary>
    private string? Word(CsvRow row, string target, Func<string, string?> find, Dictionary<string, string> properties)
    {
        var text = Line(row, target);
        var word = text.Length == 0 ? null : find(text);
        if (word is null && text.Length > 0)
        {
            properties[mapping[target]] = Text.Cut(text, MaxProperty);
        }

        return word;
    }

    private DateTimeOffset? Date(CsvRow row, string target, List<string> problems)
    {
        var text = Line(row, target);
        if (text.Length == 0)
        {
            return null;
        }

        if (!Dates.TryRead(text, dayFirst, out var date))
        {
            problems.Add($"\"{Text.Cut(text, 50)}\" in {mapping[target]} is not a date.");
            return null;
        }

        // Files without a zone may be hours ahead of UTC, but not days.
        if (date > at.AddDays(1))
        {
            problems.Add($"\"{Text.Cut(text, 50)}\" in {mapping[target]} is in the future.");
            return null;
        }

        return date < at ? date : at;
    }

    /// <summary>Names the row in its source. Without an id of its own, its content does, so that a second run finds it.</summary>
    private string ExternalId(CsvRow row)
    {
        var id = Line(row, ColumnMapping.ExternalId);
        if (id.Length is > 0 and <= MaxExternalId)
        {
            return id;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', row.Values)));
        return "row-" + Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    private Dictionary<string, string> Properties(CsvRow row)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < columns.Count && properties.Count < MaxProperties; index++)
        {
            if (!_positions.ContainsValue(index) && Text.Lines(row.Values[index]) is { Length: > 0 } value)
            {
                properties[columns[index]] = Text.Cut(value, MaxProperty);
            }
        }

        return properties;
    }
}
