namespace Portal.TicketQuery;

/// <summary>Today's name of a contact or member of staff; tickets show it instead of the one they were made with.</summary>
internal sealed class Person
{
    public Guid Id { get; init; }
    public long Version { get; set; }
    public string FirstName { get; set; } = "";
    public string LastName { get; set; } = "";
    public string Email { get; set; } = "";
}
