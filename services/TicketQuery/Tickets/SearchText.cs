using System.Globalization;
using Portal.Contracts.Filters;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Texts as words without accents, the same for what is stored and what is looked for.</summary>
/// <remarks>PostgreSQL would keep <c>invoice-2024.pdf</c> as one word, SQLite makes three; plain words make both find <c>invoice</c> and <c>pdf</c>.</remarks>
internal static class SearchText
{
    /// <summary>Characters kept of one ticket; more would not help finding it.</summary>
    public const int MaxLength = 200_000;

    /// <inheritdoc cref="FilterText.Words"/>
    public static string Words(string text) => FilterText.Words(text);

    /// <summary>The word that all tickets of a contact carry.</summary>
    public static string ContactWord(Guid id) => $"contact{id:N}";

    /// <summary>The word that all tickets of a company carry.</summary>
    public static string CompanyWord(Guid id) => $"company{id:N}";

    /// <summary>The word that the tickets carry in which a contact takes part.</summary>
    public static string ParticipantWord(Guid id) => $"participant{id:N}";

    /// <summary>The text of a ticket: one line for what may change (whose it is, who takes part, number, subject), then the messages.</summary>
    public static string Body(Ticket ticket, IEnumerable<Guid> participants, string? before, Message? message)
    {
        var scopes = participants.Select(ParticipantWord).Prepend(ticket.CompanyId is { } id ? CompanyWord(id) : "").Prepend(ContactWord(ticket.ContactId)).Where(word => word.Length > 0);
        var head = string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', scopes)} {ticket.Number} {Words(ticket.Subject)}");
        var rest = before is null ? "" : before[(before.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        if (message is not null)
        {
            rest += ' ' + Words(string.Join(' ', message.Files().Select(file => file.Name).Prepend(message.Text)));
        }

        var body = head + '\n' + rest;
        return body.Length > MaxLength ? body[..MaxLength] : body;
    }

    /// <summary>What subjects sort by.</summary>
    public static string SortKey(string subject)
    {
        var key = Words(subject);
        return key.Length > TicketMap.SubjectKeyLength ? key[..TicketMap.SubjectKeyLength] : key;
    }
}
