using System.Globalization;
using Portal.Contracts.Properties;

namespace Portal.TicketQuery.Pdf;

/// <summary>The words, dates and numbers of a ticket's PDF in one language.</summary>
internal sealed class TicketPdfTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new("Conversation", "Attachments", "There are no messages on this ticket yet.", "As of {0}", "Yes", "No", "B", "d MMMM yyyy",
            "This PDF ends after {0} pages. The newer messages are in the portal.",
            ["Low", "Medium", "High", "Urgent", "Product issue", "Billing issue", "Feature request", "General inquiry"]),
        ["de"] = new("Unterhaltung", "Anhänge", "Zu diesem Ticket gibt es noch keine Nachrichten.", "Stand: {0}", "Ja", "Nein", "B", "d. MMMM yyyy",
            "Dieses PDF endet nach {0} Seiten. Die neueren Nachrichten stehen im Portal.",
            ["Niedrig", "Mittel", "Hoch", "Dringend", "Produktproblem", "Abrechnungsproblem", "Funktionswunsch", "Allgemeine Anfrage"]),
        ["nl"] = new("Gesprek", "Bijlagen", "Er zijn nog geen berichten bij dit ticket.", "Stand van {0}", "Ja", "Nee", "B", "d MMMM yyyy",
            "Deze pdf eindigt na {0} pagina's. De nieuwere berichten staan in het portaal.",
            ["Laag", "Normaal", "Hoog", "Dringend", "Productprobleem", "Factuurprobleem", "Functieverzoek", "Algemene vraag"]),
        ["fr"] = new("Conversation", "Pièces jointes", "Ce ticket ne contient pas encore de messages.", "État au {0}", "Oui", "Non", "o", "d MMMM yyyy",
            "Ce PDF s'arrête après {0} pages. Les messages plus récents se trouvent dans le portail.",
            ["Basse", "Moyenne", "Haute", "Urgente", "Problème de produit", "Problème de facturation", "Demande de fonctionnalité", "Demande générale"]),
    };

    private static readonly string[] Translated = ["LOW", "MEDIUM", "HIGH", "URGENT", "PRODUCT_ISSUE", "BILLING_ISSUE", "FEATURE_REQUEST", "GENERAL_INQUIRY"];
    private static readonly string[] Units = ["", "k", "M", "G"];

    private readonly Words _words;
    private readonly CultureInfo _culture;
    private readonly TimeZoneInfo _zone;

    /// <param name="language">One of the apps' languages.</param>
    public TicketPdfTexts(string language, TimeZoneInfo zone) =>
        (Language, _words, _culture, _zone) = (language, ByLanguage[language], CultureInfo.GetCultureInfo(language), zone);

    public string Language { get; }

    public string Conversation => _words.Conversation;

    public string Attachments => _words.Attachments;

    public string NoMessages => _words.NoMessages;

    /// <summary>That there is more.</summary>
    public string Cut(int pages) => string.Format(_culture, _words.Cut, pages);

    /// <summary>When the PDF was made.</summary>
    public string AsOf(DateTimeOffset time) => string.Format(_culture, _words.AsOf, Time(time));

    /// <summary>The zone's date and time, with how far it is from UTC.</summary>
    public string Time(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, _zone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : $"UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}";
        return $"{local.ToString(_words.Date, _culture)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)} ({offset})";
    }

    /// <summary>A file's size.</summary>
    public string Size(long bytes)
    {
        var power = bytes < 1000 ? 0 : Math.Min(Units.Length - 1, (int)(Math.Log10(bytes) / 3));
        return (bytes / Math.Pow(1000, power)).ToString(power > 1 ? "0.#" : "0", _culture) + $" {Units[power]}{_words.Byte}";
    }

    /// <summary>A property's value as it is read; choices are their labels by now.</summary>
    public string Value(PropertyType type, string value) => type switch
    {
        PropertyType.Checkbox => value == "true" ? _words.Yes : _words.No,
        PropertyType.Number when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("#,0.###", _culture),
        PropertyType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date.ToString(_words.Date, _culture),
        PropertyType.DateTime when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => Time(time),
        _ => value,
    };

    /// <summary>A choice every portal starts with, translated unless an administrator has named it otherwise.</summary>
    public string Choice(PropertyDefinition property, string value, string label)
    {
        var standard = StandardProperties.All.First(known => known.Record == RecordType.Ticket && known.Name == property.Name);
        return standard.Options.Any(option => option.Value == value && option.Label == label) ? _words.Choices[Array.IndexOf(Translated, value)] : label;
    }

    private sealed record Words(
        string Conversation, string Attachments, string NoMessages, string AsOf, string Yes, string No, string Byte, string Date, string Cut, string[] Choices);
}
