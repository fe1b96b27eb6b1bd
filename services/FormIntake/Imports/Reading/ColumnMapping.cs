using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Imports.Reading;

/// <summary>What of a ticket can come from a column, and which column it likely is.</summary>
internal static class ColumnMapping
{
    public const string ExternalId = "externalId";
    public const string ContactName = "contactName";
    public const string ContactEmail = "contactEmail";
    public const string Subject = "subject";
    public const string Description = "description";
    public const string Status = "status";
    public const string Priority = "priority";
    public const string Category = "category";
    public const string Resolution = "resolution";
    public const string CreatedAt = "createdAt";
    public const string ClosedAt = "closedAt";
    public const string Company = "company";

    private static readonly string[] Required = [ContactEmail, Subject, Description];

    /// <summary>Headers as people write them in English, German, Dutch and French, by <see cref="Text.Key"/>; earlier ones are surer.</summary>
    private static readonly (string Target, string[] Headers)[] Known =
    [
        (ContactEmail, ["customeremail", "contactemail", "requesteremail", "email", "emailaddress", "customeremailaddress", "mail", "emailadresse", "kundenemail", "kundenmail", "mailadresse", "emailadres", "klantemail", "emailvanklant", "emailklant", "emailclient", "emailduclient", "adresseemail", "adressemail", "courriel", "adressecourriel", "fromemail"]),
        (Subject, ["ticketsubject", "subject", "title", "summary", "ticketbetreff", "betreff", "titel", "thema", "ticketonderwerp", "onderwerp", "objet", "sujet", "sujetduticket", "titre"]),
        (Description, ["ticketdescription", "description", "body", "message", "content", "details", "text", "ticketbeschreibung", "beschreibung", "nachricht", "inhalt", "ticketomschrijving", "omschrijving", "beschrijving", "bericht", "descriptionduticket", "corps", "contenu", "comment"]),
        (ExternalId, ["ticketid", "externalid", "ticketnumber", "ticketno", "ticketnr", "ticket", "caseid", "casenumber", "issuekey", "issueid", "id", "number", "key", "reference", "ticketnummer", "vorgangsnummer", "referenz", "nummer", "nr", "referentie", "idticket", "idduticket", "numeroticket", "numeroduticket", "numero"]),
        (ContactName, ["customername", "contactname", "requestername", "fullname", "customer", "contact", "requester", "kundenname", "kunde", "ansprechpartner", "klantnaam", "klant", "contactpersoon", "nomduclient", "nomclient", "client", "contactclient", "name", "naam", "nom", "reportedby", "from"]),
        (Company, ["company", "companyname", "customercompany", "organization", "organisation", "accountname", "account", "firma", "firmenname", "unternehmen", "bedrijf", "bedrijfsnaam", "organisatie", "societe", "entreprise"]),
        (Status, ["ticketstatus", "status", "state", "stage", "zustand", "bearbeitungsstatus", "toestand", "statut", "statutduticket", "etat"]),
        (Priority, ["ticketpriority", "priority", "severity", "urgency", "ticketprioritat", "prioritat", "dringlichkeit", "prioriteit", "priorite", "prioriteduticket", "urgence"]),
        (Category, ["tickettype", "ticketcategory", "category", "type", "tickettyp", "ticketart", "kategorie", "typ", "art", "categorie", "soort", "typedeticket", "typeduticket"]),
        (Resolution, ["resolution", "ticketresolution", "solution", "answer", "losung", "antwort", "oplossing", "antwoord", "reponse"]),
        (CreatedAt, ["createdat", "created", "createdate", "datecreated", "creationdate", "createdon", "createdtime", "opened", "openedat", "dateopened", "submittedat", "date", "erstelltam", "erstellt", "erstelldatum", "eroffnetam", "datum", "aangemaaktop", "aangemaakt", "aanmaakdatum", "creele", "cree", "datedecreation", "datecreation"]),
        (ClosedAt, ["closedat", "closed", "closedate", "dateclosed", "closedon", "resolvedat", "resolved", "solvedat", "dateresolved", "geschlossenam", "gelostam", "geslotenop", "opgelostop", "fermele", "cloturele", "resolule", "datedecloture", "datedefermeture"]),
    ];

    /// <summary>Every target, in the order people are asked.</summary>
    public static IReadOnlyList<string> Targets { get; } =
        [ExternalId, ContactName, ContactEmail, Subject, Description, Status, Priority, Category, Resolution, CreatedAt, ClosedAt, Company];

    /// <summary>The likely column of each target, where one is; a column is suggested once.</summary>
    public static Dictionary<string, string> Suggest(IReadOnlyList<string> columns)
    {
        var keys = columns.Select(column => (column, key: Text.Key(column))).ToList();
        var suggested = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (target, headers) in Known)
        {
            var column = headers
                .Select(header => keys.FirstOrDefault(pair => pair.key == header && !suggested.ContainsValue(pair.column)).column)
                .FirstOrDefault(column => column is not null);
            if (column is not null)
            {
                suggested[target] = column;
            }
        }

        return suggested;
    }

    /// <summary>The mapping without empty entries; refuses unknown targets and columns, and a missing required one, under <c>mapping.&lt;target&gt;</c>.</summary>
    public static Dictionary<string, string> Check(IReadOnlyDictionary<string, string?>? mapping, IReadOnlyList<string> columns)
    {
        var validation = new Validation();
        var clean = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (target, column) in mapping ?? new Dictionary<string, string?>())
        {
            validation.Require(Targets.Contains(target, StringComparer.Ordinal), Key(target), "There is no such target.");
            if (!string.IsNullOrEmpty(column))
            {
                validation.Require(columns.Contains(column, StringComparer.Ordinal), Key(target), "The file has no such column.");
                clean[target] = column;
            }
        }

        foreach (var target in Required.Where(target => !clean.ContainsKey(target)))
        {
            validation.Require(false, Key(target), "Choose the column for this.");
        }

        validation.ThrowIfInvalid();
        return clean;
    }

    private static string Key(string target) => "mapping." + (target.Length <= 100 ? target : target[..100]);
}
