using System.Globalization;
using System.Net;
using Portal.ServiceDefaults.Mail;

namespace Portal.TicketQuery.WeeklyMails;

/// <summary>What stands in the mail, in its reader's language.</summary>
internal static class WeeklyMailTexts
{
    public static OutgoingMail Compose(string to, string portal, string view, long tickets, bool attached, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var (count, file, off) = language switch
        {
            "de" => (tickets == 1 ? "{0}: ein Ticket." : "{0}: {1} Tickets.", attached ? "Die Liste liegt als Datei bei." : "Die Datei ist zu groß für eine E-Mail. Sie finden die Liste im Portal unter „Meine Ansichten“.", "Diese E-Mail kommt jede Woche. Im Portal schalten Sie sie unter „Meine Ansichten“ ab."),
            "nl" => (tickets == 1 ? "{0}: één ticket." : "{0}: {1} tickets.", attached ? "De lijst is als bestand bijgevoegd." : "Het bestand is te groot voor een e-mail. U vindt de lijst in het portaal onder ‘Mijn weergaven’.", "Deze e-mail komt elke week. In het portaal zet u hem uit onder ‘Mijn weergaven’."),
            "fr" => (tickets == 1 ? "{0} : un ticket." : "{0} : {1} tickets.", attached ? "La liste est jointe à ce message." : "Le fichier est trop volumineux pour un e-mail. La liste se trouve dans le portail, sous « Mes vues ».", "Cet e-mail est envoyé chaque semaine. Vous pouvez l’arrêter dans le portail, sous « Mes vues »."),
            _ => (tickets == 1 ? "{0}: one ticket." : "{0}: {1} tickets.", attached ? "The list is attached as a file." : "The file is too large for an e-mail. You find the list in the portal, under “My views”.", "This e-mail comes each week. In the portal you can turn it off, under “My views”."),
        };
        var lines = new[] { string.Format(culture, count, view, tickets.ToString("N0", culture)), file, off };
        var html = $"""<!doctype html><html lang="{language}"><body style="font-family:sans-serif">{string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))}</body></html>""";
        return new OutgoingMail(to, portal.Length == 0 ? view : $"{portal}: {view}", html, string.Join("\n\n", lines), language);
    }
}
