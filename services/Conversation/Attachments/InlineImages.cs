using Portal.Contracts.Tickets;

namespace Portal.Conversations.Attachments;

/// <summary>Files that are shown where they stand: pictures that browsers draw without running anything.</summary>
internal static class InlineImages
{
    private static readonly HashSet<string> Types = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    public static bool AreOf(string contentType) => Types.Contains(contentType);

    /// <summary>What a message with these files may show, for <see cref="ServiceDefaults.Text.RichText"/>.</summary>
    public static IReadOnlyDictionary<Guid, string> Of(IReadOnlyList<AttachmentRef> files) =>
        files.Where(file => AreOf(file.ContentType)).ToDictionary(file => file.Id, file => file.Name);
}
