using System.Text.Json.Serialization;

namespace Portal.Contracts.Portals;

/// <summary>A portal was created or its settings changed; carries the whole portal.</summary>
public sealed record PortalChanged(PortalSnapshot Portal);

/// <summary>All settings of a portal that other services act on. <see cref="Version"/> grows by one with each change.</summary>
/// <param name="IdleMinutes">Idle time-out of customers' and staff's sessions, in minutes (P51).</param>
/// <param name="TicketsName">Replaces the word "Tickets" (P20); null leaves the translated default.</param>
/// <param name="DefaultInboxId">Where portal tickets go (P6); null means the inbox the portal was born with.</param>
public sealed record PortalSnapshot(
    Guid Id,
    long Version,
    string Name,
    string Slug,
    bool On,
    int IdleMinutes,
    TicketScope TicketScope,
    string? TicketsName,
    bool FormConnected,
    string? FormMenuText,
    Guid? DefaultInboxId,
    string Language,
    ClosedReply ClosedReply,
    bool CustomersMayClose,
    IReadOnlyList<PortalDomain> Domains,
    DateTimeOffset ChangedAt);

/// <summary>A host name the portal answers on, with the language it speaks there (P4, P5).</summary>
public sealed record PortalDomain(string Host, string Language);

/// <summary>Whose tickets a customer sees: their own (P8) or all of their primary company's too (P7).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketScope>))]
public enum TicketScope
{
    Own,
    Company,
}

/// <summary>What a customer's reply to a closed ticket does (P29): reopens it, or is refused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClosedReply>))]
public enum ClosedReply
{
    Reopen,
    Refuse,
}
