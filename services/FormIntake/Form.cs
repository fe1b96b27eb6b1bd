using System.Security.Cryptography;
using Portal.Contracts.Forms;
using Portal.Contracts.Properties;

namespace Portal.FormIntake;

/// <summary>A form whose submissions become tickets. Its fields are its whole contract: what is not a field is refused.</summary>
internal sealed class Form
{
    private Form()
    {
    }

    public Guid Id { get; private set; }

    public Guid PortalId { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Text above the form; the portal's own wins (P14). Null leaves the translated default.</summary>
    public string? Header { get; private set; }

    public string? Button { get; private set; }

    /// <summary>Message after a submission; null leaves the translated default.</summary>
    public string? ThankYou { get; private set; }

    /// <summary>Where the browser goes after a submission, instead of a message.</summary>
    public string? RedirectUrl { get; private set; }

    /// <summary>Whether submissions become tickets (P16).</summary>
    public bool AutomaticTickets { get; private set; }

    /// <summary>Where its tickets go; null means the portal's default inbox.</summary>
    public Guid? InboxId { get; private set; }

    /// <summary>In which pipeline they start; null means the portal's default one.</summary>
    public Guid? PipelineId { get; private set; }

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who defined it last, for whoever comes second; null while nobody has.</summary>
    public string? ChangedBy { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Whether it is the form the portal was born with, which cannot be deleted: it is the one "no choice" means.</summary>
    public bool IsSupport => Id == SupportId(PortalId);

    /// <summary>The form every portal is born with.</summary>
    public static Form Support(Guid portalId, DateTimeOffset now) => New(SupportId(portalId), portalId, "Support form", FormField.Support, automaticTickets: true, now);

    /// <summary>A new form by the "Support form" template (P16), or an empty one.</summary>
    public static Form Create(Guid portalId, string name, bool support, DateTimeOffset now) =>
        New(Guid.CreateVersion7(now), portalId, name, support ? FormField.Support : [], support, now);

    /// <summary>The support form's id follows from the portal's, so that creating it twice makes one.</summary>
    public static Guid SupportId(Guid portalId)
    {
        var hash = SHA256.HashData([.. "support-form"u8, .. portalId.ToByteArray(bigEndian: true)]);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>Tells the others of a form that was here before forms were told.</summary>
    public FormChanged Announce(PropertySet properties, DateTimeOffset now)
    {
        Version++;
        return Changed(properties, now);
    }

    /// <summary>Takes over a definition that was found to be good.</summary>
    public void Define(FormDefinition definition, string by, DateTimeOffset now)
    {
        Version++;
        (ChangedBy, ChangedAt) = (by, now);
        Name = definition.Name!;
        Header = definition.Header;
        Button = definition.Button;
        ThankYou = definition.ThankYou?.Text;
        RedirectUrl = definition.ThankYou?.Url;
        AutomaticTickets = definition.AutomaticTickets;
        InboxId = definition.InboxId;
        PipelineId = definition.PipelineId;
        Fields = definition.Fields!;
    }

    /// <summary>Why customers cannot file tickets with it (P15, P16); empty for a form the portal may use.</summary>
    public IReadOnlyList<FormReason> Reasons(PropertySet properties)
    {
        var reasons = new List<FormReason>();
        if (!Question.Of(this, properties).Any(question => question is { IsAttachments: false, Property.Record: RecordType.Ticket }))
        {
            reasons.Add(FormReason.NoTicketProperty);
        }

        if (!AutomaticTickets)
        {
            reasons.Add(FormReason.NoInbox);
        }

        return reasons;
    }

    /// <summary>The form in events.</summary>
    public FormChanged Changed(PropertySet properties, DateTimeOffset now, bool deleted = false)
    {
        var reasons = Reasons(properties);
        return new FormChanged(new FormSnapshot(
            Id,
            PortalId,
            deleted ? Version + 1 : Version,
            Name,
            !deleted && reasons.Count == 0,
            [.. Fields.Select(field => new PropertyName(field.Record, field.Property))],
            deleted,
            now)
        {
            Reasons = reasons,
            Standard = IsSupport,
        });
    }

    private static Form New(Guid id, Guid portalId, string name, IReadOnlyList<FormField> fields, bool automaticTickets, DateTimeOffset now) => new()
    {
        Id = id,
        PortalId = portalId,
        Version = 1,
        Name = name,
        AutomaticTickets = automaticTickets,
        Fields = fields,
        CreatedAt = now,
    };
}
