using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake;

/// <summary>A question of a form: the property it asks for, and how.</summary>
/// <param name="Label">Null leaves the property's own.</param>
/// <param name="Required">Whether it must be answered when it is asked.</param>
internal sealed record FormField(RecordType Record, string Property, string? Label = null, string? Help = null, bool Required = false)
{
    /// <summary>Names of what a ticket is made of.</summary>
    public const string Subject = StandardProperties.Subject;
    public const string Content = StandardProperties.Content;
    public const string Category = StandardProperties.Category;

    /// <summary>Files of the ticket's first message; no property, but asked for like one.</summary>
    public const string Attachments = "attachments";

    /// <summary>The "Support form" template (P16).</summary>
    public static readonly IReadOnlyList<FormField> Support =
    [
        new(RecordType.Ticket, Subject, Required: true),
        new(RecordType.Ticket, Content, Required: true),
        new(RecordType.Ticket, Category),
        new(RecordType.Ticket, Attachments),
    ];

    /// <summary>Which of the property's options are offered; null for all.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>Asked only when the answer to an earlier question fits; null for always.</summary>
    public Condition? ShowWhen { get; init; }

    /// <summary>Limits of a question for files; null for those of the installation.</summary>
    public FileLimits? Files { get; init; }
}

/// <summary>What files may be attached: how many, how large each, and of which types (extensions without the dot).</summary>
internal sealed record FileLimits(int MaxFiles, long MaxBytes, IReadOnlyList<string> Types)
{
    public static readonly FileLimits Default = new(FileRules.MaxFiles, FileRules.MaxBytes, FileRules.Extensions);

    /// <summary>Those of the installation: <c>Files:MaxBytes</c> allows larger files, which then come in parts.</summary>
    public static FileLimits Of(IConfiguration configuration) =>
        Default with { MaxBytes = Math.Max(Default.MaxBytes, configuration.GetValue("Files:MaxBytes", Default.MaxBytes)) };
}
