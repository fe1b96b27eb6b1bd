using Portal.Contracts.Audit;
using Portal.Contracts.Files;
using Portal.Contracts.Forms;
using Portal.Contracts.Identities;
using Portal.Contracts.Imports;
using Portal.Contracts.Inboxes;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Submissions;
using Portal.Contracts.Tickets;

namespace Portal.Contracts;

/// <summary>Stable stored names of the events. A breaking change gets a new record and a new name beside the old one.</summary>
public static class MessageTypes
{
    private static readonly Dictionary<string, Type> ByName = new(StringComparer.Ordinal)
    {
        ["portal-changed.v1"] = typeof(PortalChanged),
        ["properties-changed.v1"] = typeof(PropertiesChanged),
        ["pipelines-changed.v1"] = typeof(PipelinesChanged),
        ["inboxes-changed.v1"] = typeof(InboxesChanged),
        ["audit-recorded.v1"] = typeof(AuditRecorded),
        ["portal-projected.v1"] = typeof(PortalProjected),
        ["access-decided.v1"] = typeof(AccessDecided),
        ["contact-changed.v1"] = typeof(ContactChanged),
        ["company-changed.v1"] = typeof(CompanyChanged),
        ["staff-changed.v1"] = typeof(StaffChanged),
        ["ticket-changed.v1"] = typeof(TicketChanged),
        ["message-posted.v1"] = typeof(MessagePosted),
        ["note-added.v1"] = typeof(NoteAdded),
        ["answer-being-written.v1"] = typeof(AnswerBeingWritten),
        ["ticket-projected.v1"] = typeof(TicketProjected),
        ["form-changed.v1"] = typeof(FormChanged),
        ["submission-received.v1"] = typeof(SubmissionReceived),
        ["contact-properties-submitted.v1"] = typeof(ContactPropertiesSubmitted),
        ["ticket-rows-read.v1"] = typeof(TicketRowsRead),
        ["import-contacts-saved.v1"] = typeof(ImportContactsSaved),
        ["tickets-imported.v1"] = typeof(TicketsImported),
        ["uploads-expired.v1"] = typeof(UploadsExpired),
    };

    private static readonly Dictionary<Type, string> ByType = ByName.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every stored name with its record.</summary>
    public static IReadOnlyDictionary<string, Type> All => ByName;

    /// <summary>The stored name of an event; throws for a type that is not in the list.</summary>
    public static string NameOf(Type type) =>
        ByType.TryGetValue(type, out var name) ? name : throw new ArgumentException($"{type} is not listed in {nameof(MessageTypes)}.", nameof(type));

    /// <summary>The record of a stored name, or null for a name this version does not know.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);
}
