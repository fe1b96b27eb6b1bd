using System.Text.Json.Serialization;

namespace Portal.Contracts.Forms;

/// <summary>Why customers cannot file tickets with a form (P15, P16).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormReason>))]
public enum FormReason
{
    /// <summary>It asks for no property of tickets.</summary>
    [JsonStringEnumMemberName("no-ticket-property")]
    NoTicketProperty,

    /// <summary>Its submissions become no tickets.</summary>
    [JsonStringEnumMemberName("no-inbox")]
    NoInbox,
}
