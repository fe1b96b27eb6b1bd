using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway;

/// <summary>A part of the installation does not answer: worth another try soon.</summary>
internal static class Unavailable
{
    public const int RetryAfterSeconds = 5;

    public static RuleException Because(string message) =>
        new("service-unavailable", message, StatusCodes.Status503ServiceUnavailable) { RetryAfter = RetryAfterSeconds };
}
