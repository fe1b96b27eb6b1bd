using Portal.FormIntake.Imports.Reading;
using Portal.ServiceDefaults.Errors;

namespace Portal.UnitTests.FormIntake;

public sealed class ColumnMappingTests
{
    [Theory]
    [InlineData("Ticket-ID;Kunde;E-Mail-Adresse;Betreff;Beschreibung;Status;Priorität;Kategorie;Lösung;Erstellt am;Geschlossen am;Firma")]
    [InlineData("Ticketnummer;Klantnaam;E-mailadres;Onderwerp;Omschrijving;Status;Prioriteit;Categorie;Oplossing;Aangemaakt op;Gesloten op;Bedrijf")]
    [InlineData("Numéro;Nom du client;Adresse e-mail;Objet;Description;Statut;Priorité;Catégorie;Réponse;Créé le;Fermé le;Société")]
    [InlineData("id;requester_name;requester_email;subject;description;status;priority;type;resolution;created_at;closed_at;organization")]
    public void Headers_of_four_languages_map_by_themselves(string headers)
    {
        var columns = headers.Split(';');
        var suggested = ColumnMapping.Suggest(columns);
        ColumnMapping.Targets.Select(target => suggested.GetValueOrDefault(target)).ShouldBe(columns);
    }

    [Fact]
    public void A_column_is_suggested_once() => ColumnMapping.Suggest(["Name", "Type", "Mail"]).Values.ShouldBeUnique();

    [Fact]
    public void Wrong_targets_and_columns_and_missing_ones_are_all_named()
    {
        var errors = Should.Throw<InvalidInputException>(() => ColumnMapping.Check(
            new Dictionary<string, string?> { ["nonsense"] = "a", ["subject"] = "absent", ["contactEmail"] = "a", ["company"] = null }, ["a", "b"])).Errors;
        errors.Keys.ShouldBe(["mapping.nonsense", "mapping.subject", "mapping.description"], ignoreOrder: true);
    }
}
