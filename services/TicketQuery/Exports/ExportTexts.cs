using Microsoft.Net.Http.Headers;
using Portal.Contracts.Properties;

namespace Portal.TicketQuery.Exports;

/// <summary>The words of an export in one language.</summary>
internal sealed class ExportTexts
{
    private static readonly string[] Translated =
    [
        StandardProperties.Number, StandardProperties.Subject, StandardProperties.Content, StandardProperties.RequestedBy, StandardProperties.CreateDate,
        StandardProperties.Owner, StandardProperties.LastActivity, StandardProperties.Status, StandardProperties.Pipeline, StandardProperties.Stage,
        StandardProperties.Priority, StandardProperties.Category, StandardProperties.CloseDate,
    ];

    private static readonly Dictionary<string, ExportTexts> ByLanguage = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = new("en", "Open", "Closed",
            ["Ticket number", "Subject", "Description", "Requested by", "Create date", "Ticket owner", "Last activity date", "Status", "Pipeline", "Ticket stage", "Priority", "Category", "Close date"]),
        ["de"] = new("de", "Offen", "Geschlossen",
            ["Ticketnummer", "Betreff", "Beschreibung", "Angefragt von", "Erstellt am", "Zuständig", "Letzte Aktivität", "Status", "Pipeline", "Phase", "Priorität", "Kategorie", "Geschlossen am"]),
        ["nl"] = new("nl", "Open", "Gesloten",
            ["Ticketnummer", "Onderwerp", "Beschrijving", "Aangevraagd door", "Aangemaakt op", "Behandelaar", "Laatste activiteit", "Status", "Pipeline", "Fase", "Prioriteit", "Categorie", "Gesloten op"]),
        ["fr"] = new("fr", "Ouvert", "Fermé",
            ["Numéro du ticket", "Objet", "Description", "Demandé par", "Date de création", "Responsable", "Dernière activité", "Statut", "Pipeline", "Étape", "Priorité", "Catégorie", "Date de fermeture"]),
    };

    private readonly Dictionary<string, string> _headers;
    private readonly string _open;
    private readonly string _closed;

    private ExportTexts(string language, string open, string closed, string[] headers) =>
        (Language, _open, _closed, _headers) = (language, open, closed, Translated.Zip(headers).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));

    /// <summary>As in <c>de</c>.</summary>
    public string Language { get; }

    /// <summary>The heading an administrator gave the column or its property, else the translated one.</summary>
    public string Header(ShownColumn column) => column.Label ?? (HasStandardLabel(column.Property) ? _headers[column.Property.Name] : column.Property.Label);

    /// <summary>Open or closed.</summary>
    public string Status(bool closed) => closed ? _closed : _open;

    /// <summary>The words in <paramref name="language"/>; English where there are none.</summary>
    public static ExportTexts Of(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"];

    /// <summary>The language the client likes best among ours; English when it likes none.</summary>
    public static ExportTexts For(IEnumerable<StringWithQualityHeaderValue>? accepted)
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

    private static bool HasStandardLabel(PropertyDefinition property) =>
        StandardProperties.All.Any(standard => standard.Record == RecordType.Ticket && standard.Name == property.Name && standard.Label == property.Label);
}
