using Portal.Contracts.Imports;

namespace Portal.FormIntake.Imports.Reading;

/// <summary>A row as a ticket, as far as it can be one, and what is wrong with it; null when it is good.</summary>
internal sealed record MappedRow(ImportRow Row, string? Problem);
