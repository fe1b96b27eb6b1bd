using System.Security.Cryptography;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake;

/// <summary>A form whose submissions become tickets. Its fields are its whole contract: what is not a field is refused.</summary>
internal sealed class Form
{
    /// <summary>Names of the fields that make a ticket; the others become ticket properties.</summary>
    public const string Subject = "subject";
    public const string Content = "content";
    public const string Category = "hs_ticket_category";
    public const string Attachments = "attachments";

    private Form()
    {
    }

    public Guid Id { get; private set; }

    public Guid PortalId { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Text above the form (P14); null leaves the translated default.</summary>
    public string? Header { get; private set; }

    public string? Button { get; private set; }

    public string? ThankYou { get; private set; }

    /// <summary>Where its tickets go; null means the portal's default inbox.</summary>
    public Guid? InboxId { get; private set; }

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The form every portal is born with, by the "Support form" template (P16).</summary>
    public static Form Support(Guid portalId, DateTimeOffset now) => new()
    {
        Id = SupportId(portalId),
        PortalId = portalId,
        Version = 1,
        Name = "Support form",
        CreatedAt = now,
        Fields =
        [
            new(Subject, "Subject", FieldType.Text, Required: true, MaxLength: 200),
            new(Content, "Description", FieldType.Multiline, Required: true, MaxLength: 20_000),
            new(Category, "Category", FieldType.Select, Required: false)
            {
                Options =
                [
                    new("PRODUCT_ISSUE", "Product issue"),
                    new("BILLING_ISSUE", "Billing issue"),
                    new("FEATURE_REQUEST", "Feature request"),
                    new("GENERAL_INQUIRY", "General inquiry"),
                ],
            },
            new(Attachments, "Attachments", FieldType.File, Required: false),
        ],
    };

    /// <summary>The support form's id follows from the portal's, so that creating it twice makes one.</summary>
    public static Guid SupportId(Guid portalId)
    {
        var hash = SHA256.HashData([.. "support-form"u8, .. portalId.ToByteArray(bigEndian: true)]);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>One question of a form.</summary>
/// <param name="MaxLength">Longest answer in characters; null where that has no meaning.</param>
internal sealed record FormField(string Name, string Label, FieldType Type, bool Required, string? Help = null, int? MaxLength = null)
{
    public IReadOnlyList<FormOption> Options { get; init; } = [];
}

/// <summary>An answer to choose.</summary>
internal sealed record FormOption(string Value, string Label);

internal enum FieldType
{
    Text,
    Multiline,
    Select,
    File,
}

/// <summary>What may be attached to a submission.</summary>
internal sealed record FormLimits(int MaxFiles, long MaxBytes, IReadOnlyList<string> Types)
{
    public static readonly FormLimits Default = new(FileRules.MaxFiles, FileRules.MaxBytes, FileRules.Extensions);
}
