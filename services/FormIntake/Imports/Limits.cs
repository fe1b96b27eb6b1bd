using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Imports;

/// <summary>How long a page of a list may be.</summary>
internal static class Limits
{
    public static int Page(int limit) => limit is >= 1 and <= 100 ? limit : throw new InvalidInputException("limit", "Between 1 and 100.");
}
