using System.Globalization;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Settings;

/// <summary>Refusals of changes that are meant for another version, or do not say for which.</summary>
internal static class IfMatch
{
    /// <summary>What a request without the header is refused with where it must have one.</summary>
    public static void Require(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            throw new RuleException("precondition-required", "Say by If-Match which version this change is meant for.", StatusCodes.Status428PreconditionRequired);
        }
    }

    /// <summary>What a change is refused with that was meant for an older version.</summary>
    public static RuleException Stale(string? who, DateTimeOffset when) => new(
        "stale",
        string.Create(CultureInfo.InvariantCulture, $"{who ?? "Somebody"} changed this at {when:yyyy-MM-dd HH:mm} UTC. Load it again and repeat your change."),
        StatusCodes.Status412PreconditionFailed);
}
