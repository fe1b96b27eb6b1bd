using System.Linq.Expressions;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>An export that is made beside the customer's work, for lists too long to wait for.</summary>
internal sealed class ExportJob
{
    public const int MaxQuery = 2_000;
    public const int MaxStamp = 200;

    /// <summary>After so many attempts that ended with their process, the export itself is at fault.</summary>
    public const int MaxAttempts = 5;

    /// <summary>How long a file is there to be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Names its file, too: however often it is made, there is one.</summary>
    public Guid Id { get; init; }
    public Guid PortalId { get; init; }
    public Guid ContactId { get; init; }

    /// <summary>As in <see cref="ExportFormat.Name"/>.</summary>
    public string Format { get; init; } = "";

    /// <summary>As in the address of a list.</summary>
    public string Query { get; init; } = "";
    public string Language { get; init; } = "";
    public ExportState State { get; init; }

    /// <summary>Rows written so far.</summary>
    public long Rows { get; init; }

    /// <summary>Rows there will be; null until it is known.</summary>
    public long? Total { get; init; }

    /// <summary>Whose tickets it holds by which settings; see <see cref="StampOf"/>.</summary>
    public string Stamp { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whose turn it is; another replica takes over when the time is up.</summary>
    public Guid? Holder { get; init; }
    public DateTimeOffset? HeldUntil { get; init; }
    public int Attempts { get; init; }

    /// <summary>Whether it is still being made.</summary>
    public static readonly Expression<Func<ExportJob, bool>> IsOpen = job => job.State == ExportState.Waiting || job.State == ExportState.Running;

    /// <summary>What decides which tickets a caller sees. A file made under another one may hold what its customer is shown no more.</summary>
    public static string StampOf(Caller caller, PortalSettings? portal) =>
        $"{(caller is { Scope: TicketScope.Company, Company: CompanyRef company } ? company.Id.ToString("N") : "own")}:{portal?.Version}.{portal?.PropertiesVersion}.{portal?.PipelinesVersion}";
}

/// <summary>How far an export is.</summary>
internal enum ExportState
{
    Waiting,
    Running,
    Done,

    /// <summary>It could not be made.</summary>
    Failed,

    /// <summary>What it asked for is refused by now: a filter or a column is gone, or the customer may see nothing here.</summary>
    Refused,
}
