using Portal.Contracts.Filters;
using Portal.Contracts.Properties;

namespace Portal.FormIntake.Forms;

/// <summary>A form as those see it who fill it in. Null texts leave the translated default.</summary>
/// <param name="Limits">Of the files beside the fields.</param>
internal sealed record FormView(
    Guid Id, string Name, string? Header, string? Button, ThankYou? ThankYou, IReadOnlyList<FormFieldView> Fields, FileLimits Limits)
{
    /// <summary>Whether the ticket can be hidden from the colleagues of who files it (B4).</summary>
    public bool CanHide { get; init; }

    public static FormView Of(Form form, PortalCopy? portal, IReadOnlyList<Question> questions, FileLimits installation) => new(
        form.Id,
        form.Name,
        portal?.FormHeader ?? form.Header,
        form.Button,
        ThankYou.Of(form),
        [.. questions.Select(question => FormFieldView.Of(question, installation))],
        questions.FirstOrDefault(question => question.IsAttachments)?.FilesWithin(installation) ?? installation);
}

/// <summary>A question as it is shown.</summary>
/// <param name="MaxLength">Longest answer in characters; null where that has no meaning.</param>
/// <param name="ShowWhen">Asked only when the answer to an earlier question fits.</param>
/// <param name="Files">Limits of a question for files; null for the others.</param>
internal sealed record FormFieldView(
    string Name,
    string Label,
    PropertyType Type,
    bool Required,
    string? Help,
    IReadOnlyList<PropertyOption> Options,
    int? MaxLength,
    Condition? ShowWhen,
    FileLimits? Files)
{
    public static FormFieldView Of(Question question, FileLimits installation) => new(
        question.Name,
        question.Label,
        question.Property.Type,
        question.Field.Required,
        question.Field.Help,
        question.Options,
        question.MaxLength,
        question.Field.ShowWhen,
        question.Property.Type == PropertyType.File ? question.FilesWithin(installation) : null);
}
