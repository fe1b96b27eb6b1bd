using Microsoft.Net.Http.Headers;
using Portal.ServiceDefaults.Text;

namespace Portal.TicketQuery.Tickets;

/// <summary>The words of an export in one language.</summary>
internal sealed record CsvTexts(IReadOnlyList<string> Headers, string Open, string Closed)
{
    private static readonly Dictionary<string, CsvTexts> ByLanguage = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = new(["Number", "Subject", "Requested by", "Create date", "Owner", "Last activity date", "Status", "Priority", "Category"], "Open", "Closed"),
        ["de"] = new(["Nummer", "Betreff", "Angefragt von", "Erstellt am", "Zuständig", "Letzte Aktivität", "Status", "Priorität", "Kategorie"], "Offen", "Geschlossen"),
        ["nl"] = new(["Nummer", "Onderwerp", "Aangevraagd door", "Aangemaakt op", "Behandelaar", "Laatste activiteit", "Status", "Prioriteit", "Categorie"], "Open", "Gesloten"),
        ["fr"] = new(["Numéro", "Objet", "Demandé par", "Date de création", "Responsable", "Dernière activité", "Statut", "Priorité", "Catégorie"], "Ouvert", "Fermé"),
    };

    /// <summary>The language the client likes best among ours; English when it likes none.</summary>
    public static CsvTexts For(IEnumerable<StringWithQualityHeaderValue>? accepted)
    {
        foreach (var language in (accepted ?? []).Where(value => value.Quality is not 0).OrderByDescending(value => value.Quality ?? 1))
        {
            var name = language.Value.ToString().Split('-')[0];
            if (ByLanguage.TryGetValue(name, out var texts))
            {
                return texts;
            }
        }

        return ByLanguage["en"];
    }

    /// <summary>Text that no spreadsheet takes for a formula.</summary>
    public static string Harmless(string text) => SpreadsheetText.Harmless(text);
}
