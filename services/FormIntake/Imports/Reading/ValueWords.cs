namespace Portal.FormIntake.Imports.Reading;

/// <summary>Words for status, priority and category as other help desks write them, in English, German, Dutch and French. All compare by <see cref="Text.Key"/>.</summary>
internal static class ValueWords
{
    private static readonly (string Status, string[] Words)[] Statuses =
    [
        ("Closed", ["closed", "solved", "resolved", "done", "completed", "complete", "finished", "cancelled", "canceled", "geschlossen", "gelost", "erledigt", "abgeschlossen", "gesloten", "opgelost", "afgerond", "ferme", "clos", "cloture", "resolu", "termine"]),
        ("Pending", ["pending", "waiting", "onhold", "hold", "awaiting", "wartend", "wartet", "wartetauf", "ausstehend", "zuruckgestellt", "wachtend", "wachten", "inafwachting", "inwacht", "enattente", "attente", "ensuspens"]),
        ("Open", ["open", "new", "reopened", "inprogress", "active", "offen", "neu", "inbearbeitung", "wiedereroffnet", "nieuw", "inbehandeling", "heropend", "ouvert", "nouveau", "encours", "rouvert"]),
    ];

    private static readonly (string Priority, string[] Words)[] Priorities =
    [
        ("URGENT", ["urgent", "critical", "immediate", "blocker", "emergency", "p1", "dringend", "kritisch", "sofort", "kritiek", "spoed", "urgente", "critique", "bloquant"]),
        ("HIGH", ["high", "major", "important", "p2", "hoch", "wichtig", "hoog", "belangrijk", "haute", "haut", "eleve", "elevee", "importante"]),
        ("MEDIUM", ["medium", "normal", "moderate", "p3", "mittel", "gemiddeld", "normaal", "middel", "moyen", "moyenne", "normale"]),
        ("LOW", ["low", "minor", "trivial", "p4", "niedrig", "gering", "laag", "basse", "bas", "faible"]),
    ];

    /// <summary>A category is found by a part of a word; the first that matches wins, so "Billing inquiry" is about billing.</summary>
    private static readonly (string Category, string[] Parts)[] Categories =
    [
        ("BILLING_ISSUE", ["billing", "invoice", "refund", "payment", "rechnung", "zahlung", "erstattung", "factur", "factuur", "betaling", "rembours", "paiement"]),
        ("FEATURE_REQUEST", ["feature", "enhancement", "suggestion", "wunsch", "verbesserung", "functieverzoek", "verbetering", "fonctionnalite", "amelioration"]),
        ("PRODUCT_ISSUE", ["productissue", "technical", "bug", "defect", "incident", "error", "outage", "fehler", "storung", "technisch", "produktproblem", "storing", "productprobleem", "technique", "panne", "bogue"]),
        ("GENERAL_INQUIRY", ["inquiry", "enquiry", "question", "general", "cancellation", "frage", "allgemein", "kundigung", "vraag", "algemeen", "opzegging", "annulering", "renseignement", "resiliation", "annulation"]),
    ];

    /// <summary>Open, Pending or Closed; null for a word not known.</summary>
    public static string? Status(string text)
    {
        var key = Text.Key(text);
        return Statuses.FirstOrDefault(status => status.Words.Contains(key)).Status
            ?? Statuses.FirstOrDefault(status => status.Words.Any(word => word.Length > 4 && key.StartsWith(word, StringComparison.Ordinal))).Status;
    }

    /// <summary>LOW, MEDIUM, HIGH or URGENT; null for a word not known.</summary>
    public static string? Priority(string text)
    {
        var key = Text.Key(text);
        return Priorities.FirstOrDefault(priority => priority.Words.Contains(key)).Priority;
    }

    /// <summary>One of the four categories; null for text that fits none.</summary>
    public static string? Category(string text)
    {
        var key = Text.Key(text);
        return Categories.FirstOrDefault(category => Text.Key(category.Category) == key).Category
            ?? Categories.FirstOrDefault(category => category.Parts.Any(part => key.Contains(part, StringComparison.Ordinal))).Category;
    }
}
