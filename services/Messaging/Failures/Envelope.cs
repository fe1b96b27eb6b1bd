using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Portal.Contracts;
using Portal.ServiceDefaults;

namespace Portal.Messaging.Failures;

/// <summary>What a delivery from the broker holds, as the outbox would store it.</summary>
internal sealed record Envelope(Guid MessageId, string Type, string Payload, DateTimeOffset? SentAt)
{
    private const int MaxType = 100;
    private static readonly Dictionary<string, Type> ByUrn = MessageTypes.All.Values.ToDictionary(type => MessageUrn.ForTypeString(type), StringComparer.Ordinal);

    /// <summary>Never throws: what nobody can read is kept as it came, under an id made of its content, so that it has one row however often it comes.</summary>
    public static Envelope Read(byte[] body)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<JsonMessageEnvelope>(body, SystemTextJsonMessageSerializer.Options);
            if (Guid.TryParse(envelope?.MessageId, out var id) && envelope.MessageType is [var urn, ..] && envelope.Message is JsonElement message)
            {
                var sentAt = envelope.SentTime is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : (DateTimeOffset?)null;
                return ByUrn.TryGetValue(urn, out var type)
                    ? new Envelope(id, MessageTypes.NameOf(type), Rewrite(message, type), sentAt)
                    : new Envelope(id, urn[..Math.Min(urn.Length, MaxType)], message.GetRawText(), sentAt);
            }
        }
        catch (JsonException)
        {
            // Kept as it came.
        }

        return new Envelope(new Guid(SHA256.HashData(body).AsSpan(0, 16)), "unreadable", Encoding.UTF8.GetString(body), null);
    }

    /// <summary>The bus writes enumerations and the like in its own way; the outbox has ours.</summary>
    private static string Rewrite(JsonElement message, Type type)
    {
        try
        {
            return JsonSerializer.Serialize(message.Deserialize(type, SystemTextJsonMessageSerializer.Options), type, ServiceDefaultsSetup.Json);
        }
        catch (JsonException)
        {
            return message.GetRawText();
        }
    }
}
