namespace Portal.Conversations;

/// <summary>How a ticket came in.</summary>
internal enum TicketSource
{
    Form,
    Desk,
    Import,
    Demo,
}
