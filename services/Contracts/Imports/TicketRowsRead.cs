using Portal.Contracts.Tickets;

namespace Portal.Contracts.Imports;

/// <summary>Valid rows of an import file, in batches; Identity makes sure that their contacts exist.</summary>
public sealed record TicketRowsRead(Guid ImportId, Guid PortalId, int Batch, IReadOnlyList<ImportRow> Rows);

/// <summary>The contacts of a batch exist; Conversation makes the tickets.</summary>
public sealed record ImportContactsSaved(Guid ImportId, Guid PortalId, int Batch, IReadOnlyList<ImportTicket> Tickets);

/// <summary>A batch is in the help desk. <see cref="Existing"/> counts rows an earlier run had brought in.</summary>
public sealed record TicketsImported(Guid ImportId, Guid PortalId, int Batch, int Created, int Existing, IReadOnlyList<RejectedRow> Rejected);

/// <summary>One valid row. <see cref="ExternalId"/> names the ticket in its source; a second run finds it by this.</summary>
/// <param name="Line">Line of the file on which the row starts, counted from 1 with the header.</param>
/// <param name="Status">Open, Pending or Closed.</param>
public sealed record ImportRow(
    int Line,
    string ExternalId,
    string ContactName,
    string ContactEmail,
    string? Company,
    string Subject,
    string Description,
    string Status,
    string? Priority,
    string? Category,
    string? Resolution,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ClosedAt,
    IReadOnlyDictionary<string, string> Properties);

/// <summary>A row with the contact it belongs to.</summary>
public sealed record ImportTicket(ImportRow Row, PersonRef Contact, Identities.CompanyRef? Company);

/// <summary>A row that could not be brought in, and why.</summary>
public sealed record RejectedRow(int Line, string Reason);
