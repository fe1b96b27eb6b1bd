namespace Portal.ServiceDefaults.Files;

/// <summary>A kind of file people may attach: its extension, the media type it is served as, and how its content is recognised.</summary>
internal sealed record FileType(string Extension, string ContentType, FileSignature Signature)
{
    /// <summary>Every allowed type by extension without the dot. Whatever a browser could run (html, svg, js) is not here.</summary>
    public static readonly IReadOnlyDictionary<string, FileType> All = new FileType[]
    {
        new("png", "image/png", FileSignature.Png),
        new("jpg", "image/jpeg", FileSignature.Jpeg),
        new("jpeg", "image/jpeg", FileSignature.Jpeg),
        new("gif", "image/gif", FileSignature.Gif),
        new("webp", "image/webp", FileSignature.Webp),
        new("bmp", "image/bmp", FileSignature.Bmp),
        new("tif", "image/tiff", FileSignature.Tiff),
        new("tiff", "image/tiff", FileSignature.Tiff),
        new("heic", "image/heic", FileSignature.IsoMedia),
        new("heif", "image/heif", FileSignature.IsoMedia),
        new("pdf", "application/pdf", FileSignature.Pdf),
        new("txt", "text/plain", FileSignature.Text),
        new("log", "text/plain", FileSignature.Text),
        new("md", "text/plain", FileSignature.Text),
        new("csv", "text/csv", FileSignature.Text),
        new("tsv", "text/tab-separated-values", FileSignature.Text),
        new("json", "application/json", FileSignature.Text),
        new("xml", "application/xml", FileSignature.Text),
        new("ics", "text/calendar", FileSignature.Text),
        new("vcf", "text/vcard", FileSignature.Text),
        new("eml", "message/rfc822", FileSignature.Text),
        new("msg", "application/vnd.ms-outlook", FileSignature.OldOffice),
        new("rtf", "application/rtf", FileSignature.Rtf),
        new("doc", "application/msword", FileSignature.OldOffice),
        new("xls", "application/vnd.ms-excel", FileSignature.OldOffice),
        new("ppt", "application/vnd.ms-powerpoint", FileSignature.OldOffice),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileSignature.Zip),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileSignature.Zip),
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", FileSignature.Zip),
        new("odt", "application/vnd.oasis.opendocument.text", FileSignature.Zip),
        new("ods", "application/vnd.oasis.opendocument.spreadsheet", FileSignature.Zip),
        new("odp", "application/vnd.oasis.opendocument.presentation", FileSignature.Zip),
        new("zip", "application/zip", FileSignature.Zip),
        new("7z", "application/x-7z-compressed", FileSignature.SevenZip),
        new("gz", "application/gzip", FileSignature.Gzip),
        new("mp4", "video/mp4", FileSignature.IsoMedia),
        new("m4a", "audio/mp4", FileSignature.IsoMedia),
        new("mov", "video/quicktime", FileSignature.IsoMedia),
        new("webm", "video/webm", FileSignature.Matroska),
        new("mp3", "audio/mpeg", FileSignature.Mp3),
        new("wav", "audio/wav", FileSignature.Wave),
    }.ToDictionary(type => type.Extension, StringComparer.Ordinal);
}
