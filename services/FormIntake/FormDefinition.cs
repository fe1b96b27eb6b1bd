using System.Text.Json.Serialization;

namespace Portal.FormIntake;

/// <summary>All of a form that an administrator sets.</summary>
internal sealed record FormDefinition(
    string? Name,
    string? Header,
    string? Button,
    ThankYou? ThankYou,
    bool AutomaticTickets,
    Guid? InboxId,
    Guid? PipelineId,
    IReadOnlyList<FormField>? Fields)
{
    public static FormDefinition Of(Form form) =>
        new(form.Name, form.Header, form.Button, ThankYou.Of(form), form.AutomaticTickets, form.InboxId, form.PipelineId, form.Fields);
}

/// <summary>What follows a submission: a message (null leaves the translated default), or another page.</summary>
internal sealed record ThankYou(ThankYouKind Kind, string? Text, string? Url)
{
    public static ThankYou? Of(Form form) =>
        form.RedirectUrl is { } url ? new ThankYou(ThankYouKind.Redirect, null, url)
        : form.ThankYou is { } text ? new ThankYou(ThankYouKind.Message, text, null)
        : null;
}

[JsonConverter(typeof(JsonStringEnumConverter<ThankYouKind>))]
internal enum ThankYouKind
{
    Message,
    Redirect,
}
