namespace Portal.EndToEndTests.Api.Matrix;

/// <summary>Whom an operation of the API is there for.</summary>
internal enum Audience
{
    /// <summary>Visitors too.</summary>
    Anyone,

    /// <summary>Whoever is signed in.</summary>
    Members,

    /// <summary>Customers: lists and forms.</summary>
    Customers,

    /// <summary>Customers, for a ticket that is shown to them.</summary>
    Ticket,

    /// <summary>Staff with a permission.</summary>
    Staff,
}
