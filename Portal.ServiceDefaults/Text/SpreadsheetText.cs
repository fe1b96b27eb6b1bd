namespace Portal.ServiceDefaults.Text;

/// <summary>Text for files that spreadsheets open.</summary>
public static class SpreadsheetText
{
    /// <summary>Text that no spreadsheet takes for a formula: an apostrophe goes before a first character that could start one.</summary>
    public static string Harmless(string text) =>
        text.TrimStart() is [var first, ..] && (first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' || text[0] is '\t' or '\r' or '\n')
            ? "'" + text
            : text;
}
