namespace Portal.TicketQuery.Data;

/// <summary>A word that some ticket of a portal holds or held, for searches with a typing error.</summary>
internal sealed class PortalWord
{
    /// <summary>Shorter words have too many neighbours.</summary>
    public const int MinLength = 4;

    /// <summary>Longer ones are hardly words.</summary>
    public const int MaxLength = 30;

    public Guid PortalId { get; init; }
    public string Word { get; init; } = "";

    /// <summary>Numbers and codes are not kept: one edit away is another one, and there is no end to them.</summary>
    public static bool IsKept(string word) => word.Length is >= MinLength and <= MaxLength && word.All(char.IsLetter);
}

/// <summary>How far the words of tickets from before there were words have been learned; one row.</summary>
internal sealed class WordProgress
{
    public const int TheOne = 1;

    /// <summary>When there is nothing left to learn.</summary>
    public const long Finished = long.MaxValue;

    public int Id { get; init; }

    /// <summary>Of <see cref="TicketText"/>: the words of texts up to here are known.</summary>
    public long LastTextId { get; init; }
}
