using Portal.TicketQuery.Pdf.Writing;

namespace Portal.TicketQuery.Pdf;

/// <summary>What stands above a ticket's messages.</summary>
/// <param name="Facts">The properties' labels and values.</param>
internal sealed record TicketSheet(string PortalName, Ink Accent, string Number, string Subject, string Status, IReadOnlyList<(string Label, string Value)> Facts);
