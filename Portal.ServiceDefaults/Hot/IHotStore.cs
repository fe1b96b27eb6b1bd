namespace Portal.ServiceDefaults.Hot;

/// <summary>Fast, forgettable state: sessions' hot copies and cached views. Whatever is here has its truth in a database.</summary>
/// <remarks>While the store is out of reach reads answer nothing and writes answer false, at once: slower, never an error.</remarks>
public interface IHotStore
{
    /// <summary>The value, or null.</summary>
    Task<string?> GetAsync(string key);

    /// <summary>The value, or null; its end moves to <paramref name="lifetime"/> from now.</summary>
    Task<string?> GetAndSlideAsync(string key, TimeSpan lifetime);

    /// <summary>The values in the order of <paramref name="keys"/>, null where there is none.</summary>
    Task<string?[]> GetManyAsync(params string[] keys);

    /// <summary>Stores the value; false when the store is out of reach.</summary>
    Task<bool> SetAsync(string key, string value, TimeSpan lifetime);

    /// <summary>Adds one to a counter and returns it; null when the store is out of reach.</summary>
    Task<long?> IncrementAsync(string key, TimeSpan lifetime);

    /// <summary>Forgets the value; false when the store is out of reach.</summary>
    Task<bool> DeleteAsync(string key);
}
