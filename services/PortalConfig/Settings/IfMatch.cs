using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Settings;

/// <summary>Refusal of changes that do not say for which version they are meant.</summary>
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
}
