using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Files;

/// <summary>Which files people may attach. A type is allowed by its extension, and the content must be of that type.</summary>
public static class FileRules
{
    /// <summary>Largest attachment, in bytes (25 MB).</summary>
    public const long MaxBytes = 25 * 1024 * 1024;

    /// <summary>How much of a file's start <see cref="CheckAsync"/> looks at, in bytes.</summary>
    public const int HeadBytes = FileSignatures.HeadLength;

    /// <summary>Most attachments of one message or submission.</summary>
    public const int MaxFiles = 10;

    /// <summary>Longest file name, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>How long after its upload a file may be attached; one that is on nothing by then is removed.</summary>
    public static readonly TimeSpan AttachWithin = TimeSpan.FromDays(1);

    private const string Field = "file";
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>Allowed extensions without the dot, for forms to show.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. FileType.All.Keys];

    /// <summary>Pictures that a browser may show in place; everything else is only ever downloaded.</summary>
    public static bool MayShowInline(string contentType) => Pictures.Contains(contentType, StringComparer.Ordinal);

    /// <summary>Checks what can be known before the content: the name, which is answered cleaned, and the type by its ending. Refusals are 400 with <c>errors.file</c>.</summary>
    public static string CheckName(string? name)
    {
        var clean = CleanName(name);
        _ = TypeOf(clean);
        return clean;
    }

    /// <summary>Checks name and first bytes and answers a stream that is never longer than <paramref name="maxBytes"/> (413). Refusals are 400 with <c>errors.file</c>.</summary>
    public static async Task<CheckedFile> CheckAsync(string? name, Stream content, CancellationToken ct, long maxBytes = MaxBytes)
    {
        var clean = CleanName(name);
        var type = TypeOf(clean);
        var head = new byte[FileSignatures.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        CheckContent(type, head.AsSpan(0, length));
        return new CheckedFile(clean, type.ContentType, new UploadStream(head.AsMemory(0, length), content, maxBytes));
    }

    /// <summary>A name safe to store and to offer for download: no folders, no control characters, at most <see cref="MaxNameLength"/> long.</summary>
    public static string CleanName(string? name)
    {
        var kept = new StringBuilder();
        foreach (var rune in (name ?? "").Split('/', '\\')[^1].EnumerateRunes())
        {
            // Format characters too: one of them makes "gpj.exe" read "exe.jpg".
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                kept.Append("<>:\"|?*".Contains(rune.ToString(), StringComparison.Ordinal) ? "_" : rune.ToString());
            }
        }

        var clean = kept.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
        if (clean.Length == 0)
        {
            throw new InvalidInputException(Field, "The file has no name. Rename it and try again.");
        }

        if (clean.Length <= MaxNameLength)
        {
            return clean;
        }

        var extension = Path.GetExtension(clean);
        var end = MaxNameLength - extension.Length;
        return extension.Length is > 0 and <= 10
            ? clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)].TrimEnd(' ', '.') + extension
            : throw new InvalidInputException(Field, $"The file's name is too long. Use at most {MaxNameLength} characters.");
    }

    /// <summary>What a file larger than <paramref name="maxBytes"/> is refused with.</summary>
    public static RuleException TooLarge(long maxBytes) => new(
        "too-large", $"The file is larger than {maxBytes / (1024 * 1024)} MB. Send a smaller one, or a link to it.", StatusCodes.Status413PayloadTooLarge);

    private static FileType TypeOf(string name)
    {
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (extension.Length == 0)
        {
            throw new InvalidInputException(Field, "The file's name has no ending that says what it is. Add one, such as .pdf or .png.");
        }

        return FileType.All.GetValueOrDefault(extension) ?? throw new InvalidInputException(
            Field, $"Files of type .{extension} cannot be attached. Use a picture, PDF, text, office document, video or ZIP file.");
    }

    private static void CheckContent(FileType type, ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            throw new InvalidInputException(Field, "The file is empty.");
        }

        var found = FileSignatures.Of(head);
        if (found == type.Signature || (type.Signature == FileSignature.Text && found != FileSignature.Program && FileSignatures.IsText(head)))
        {
            return;
        }

        throw new InvalidInputException(Field, found switch
        {
            FileSignature.Program => "This file is a program or script, which cannot be attached.",
            FileSignature.Text when FileSignatures.IsMarkup(head) => $"This file is named .{type.Extension} but is a web page. Attach a picture or PDF of the page instead.",
            _ when FileType.All.Values.FirstOrDefault(other => other.Signature == found) is { } real =>
                $"This file is named .{type.Extension} but its content is of another type. If it is a .{real.Extension} file, rename it and try again.",
            _ => $"This file is named .{type.Extension} but its content is not. It may be damaged; save it again and try once more.",
        });
    }
}

/// <summary>A file whose name, type and first bytes were found good; <see cref="Content"/> has yet to be read.</summary>
public sealed record CheckedFile(string Name, string ContentType, Stream Content);
