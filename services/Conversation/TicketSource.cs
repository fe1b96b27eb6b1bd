namespace Portal.Conversations;

/// <summary>How a ticket came in.</summary>
internal enum TicketSource
{
    Form,
    Desk,
    Import,
    Demo,

    /// <summary>A reply to a ticket that had been closed for long.</summary>
    FollowUp,
}
