namespace Portal.Contracts.Filters;

/// <summary>One part of a property's value as filters compare it: a row of a table of values has these columns.</summary>
public interface IIndexedValue
{
    /// <summary>The property's name.</summary>
    string Property { get; }

    /// <summary>What equality compares, at most <see cref="FilterText.MaxKey"/> long; empty for long texts.</summary>
    string Key { get; }

    /// <summary>The words of a text between spaces, with one before the first and one after the last; empty for other types.</summary>
    string Words { get; }

    /// <summary>What order compares: the number, days of a date, seconds of a time; null for other types.</summary>
    double? Number { get; }
}
