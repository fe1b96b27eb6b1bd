namespace Portal.Gateway.Services;

/// <summary>Where the services answer: <c>Services:{name}</c>, several instances separated by commas.</summary>
internal sealed class ServiceAddresses(IConfiguration configuration)
{
    public const string Identity = "identity";
    public const string PortalConfig = "portalconfig";
    public const string Conversation = "conversation";
    public const string TicketQuery = "ticketquery";
    public const string FormIntake = "formintake";

    public static readonly IReadOnlyList<string> Names = [Identity, PortalConfig, Conversation, TicketQuery, FormIntake];

    public IReadOnlyList<Uri> Of(string service) =>
        (configuration[$"Services:{service}"] ?? throw new InvalidOperationException($"Services:{service} is not configured."))
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(address => new Uri(address.EndsWith('/') ? address : address + "/"))
        .ToArray();
}
