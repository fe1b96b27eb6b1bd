namespace Portal.FormIntake.Imports.Reading;

/// <summary>One row of a file: the line it starts on (the header is line 1) and its values in the order of the columns.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Values);
