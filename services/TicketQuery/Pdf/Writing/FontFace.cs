namespace Portal.TicketQuery.Pdf.Writing;

/// <summary>The faces of texts, each a font file by its name.</summary>
internal enum FontFace
{
    Regular,
    Bold,
    Italic,
    BoldItalic,
    Mono,
}
