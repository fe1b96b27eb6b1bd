using Portal.ServiceDefaults.Errors;

namespace Portal.Identity;

/// <summary>Sizes of a list's pages.</summary>
internal static class Paging
{
    private const int Default = 25;
    private const int Max = 100;

    /// <summary>The size asked for, checked.</summary>
    public static int SizeOf(int? limit) =>
        limit is null or (>= 1 and <= Max) ? limit ?? Default : throw new InvalidInputException("limit", $"From 1 to {Max}.");
}
