using Portal.Contracts.Imports;
using Portal.FormIntake.Imports.Reading;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake;

/// <summary>An uploaded CSV file of tickets and how far it has been brought in.</summary>
/// <remarks>
/// The reader's side (<see cref="Read"/>, <see cref="Invalid"/>, <see cref="BatchesSent"/>) changes here under <see cref="Version"/>. The answers'
/// side (<see cref="BatchesAnswered"/>, <see cref="Created"/>, <see cref="Existing"/>, <see cref="Refused"/>) is added up in the database, so the two never wait for each other.
/// </remarks>
internal sealed class Import
{
    private Import()
    {
    }

    public Guid Id { get; private set; }

    public Guid PortalId { get; private set; }

    public long Version { get; private set; }

    public Guid CreatedById { get; private set; }

    public Guid FileId { get; private set; }

    public string FileName { get; private set; } = "";

    public CsvFormat Format { get; private set; } = CsvFormat.Default;

    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Column by target; null until the import is started.</summary>
    public IReadOnlyDictionary<string, string>? Mapping { get; private set; }

    /// <summary>How this file writes 03/04: as the 3rd of April, or as March the 4th.</summary>
    public bool DayFirst { get; private set; }

    public ImportStatus Status { get; private set; }

    /// <summary>Rows in the file.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows read; the next batch starts after them.</summary>
    public int Read { get; private set; }

    /// <summary>Rows refused while reading.</summary>
    public int Invalid { get; private set; }

    public bool EndReached { get; private set; }

    /// <summary>Batches handed on; the number of the next one.</summary>
    public int BatchesSent { get; private set; }

    public int BatchesAnswered { get; private set; }

    public int Created { get; private set; }

    public int Existing { get; private set; }

    /// <summary>Rows refused by the help desk.</summary>
    public int Refused { get; private set; }

    public string? Error { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int BatchesOpen => BatchesSent - BatchesAnswered;

    public static Import Upload(
        Guid portalId, Guid createdById, Guid fileId, string fileName, CsvFormat format, IReadOnlyList<string> columns, int rows, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            PortalId = portalId,
            Version = 1,
            CreatedById = createdById,
            FileId = fileId,
            FileName = fileName,
            Format = format,
            Columns = columns,
            Rows = rows,
            Status = ImportStatus.Uploaded,
            CreatedAt = now,
        };

    /// <summary>Starts it; starting it again in the same way changes nothing.</summary>
    public void Start(IReadOnlyDictionary<string, string> mapping, bool dayFirst, DateTimeOffset now)
    {
        if (Status != ImportStatus.Uploaded)
        {
            var same = Mapping is not null && Mapping.Count == mapping.Count && Mapping.All(pair => mapping.GetValueOrDefault(pair.Key) == pair.Value);
            if (same && Status == ImportStatus.Running)
            {
                return;
            }

            throw new RuleException("import-started", "This import has been started already. Upload the file again to import it once more; tickets that are there stay as they are.");
        }

        Mapping = mapping;
        DayFirst = dayFirst;
        Status = ImportStatus.Running;
        StartedAt = now;
        Version++;
    }

    /// <summary>Notes a batch of rows as read. The event to publish, or null when none of them is good.</summary>
    public TicketRowsRead? Advance(int rowsRead, IReadOnlyList<ImportRow> good, bool end)
    {
        if (Status != ImportStatus.Running || EndReached)
        {
            throw new RuleException("import-not-running", "This import is not running.");
        }

        Read += rowsRead;
        Invalid += rowsRead - good.Count;
        EndReached = end;
        Version++;
        return good.Count == 0 ? null : new TicketRowsRead(Id, PortalId, BatchesSent++, good);
    }

    /// <summary>Gives up on a file that cannot be read to its end; what was handed on before stays.</summary>
    public void Fail(string error, DateTimeOffset now)
    {
        if (Status == ImportStatus.Running)
        {
            Status = ImportStatus.Failed;
            Error = Text.Cut(error, 1000);
            FinishedAt = now;
            Version++;
        }
    }
}

internal enum ImportStatus
{
    Uploaded,
    Running,
    Done,
    Failed,
}

/// <summary>A batch on its way. Its rows are kept until it is answered, so that a refused row can be shown with its values.</summary>
internal sealed class ImportBatch
{
    private ImportBatch()
    {
    }

    public Guid ImportId { get; private set; }

    public int Batch { get; private set; }

    public IReadOnlyList<CsvRow>? Rows { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public static ImportBatch Sent(Guid importId, int batch, IReadOnlyList<CsvRow> rows) => new() { ImportId = importId, Batch = batch, Rows = rows };

    public void Answer(DateTimeOffset now)
    {
        AnsweredAt = now;
        Rows = null;
    }
}

/// <summary>A row that was not brought in, with its values by column, so that people can mend it.</summary>
internal sealed class RejectedImportRow
{
    private const int MaxValue = 2000;

    private RejectedImportRow()
    {
    }

    public Guid ImportId { get; private set; }

    public int Line { get; private set; }

    public string Reason { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public static RejectedImportRow Of(Guid importId, int line, string reason, IReadOnlyList<string> columns, IReadOnlyList<string> values) => new()
    {
        ImportId = importId,
        Line = line,
        Reason = Text.Cut(reason, 500),
        Values = columns.Zip(values, (column, value) => (column, value))
            .ToDictionary(pair => pair.column, pair => Text.Cut(Text.Lines(pair.value), MaxValue), StringComparer.Ordinal),
    };
}
