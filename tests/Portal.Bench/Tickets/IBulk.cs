namespace Portal.Bench.Tickets;

/// <summary>Puts very many rows into a service's database by the fastest way it has.</summary>
internal interface IBulk : IAsyncDisposable
{
    /// <summary>Appends <paramref name="rows"/>; the table's indexes are made anew afterwards.</summary>
    Task LoadAsync(string table, string[] columns, IEnumerable<object?[]> rows);

    /// <summary>Runs one statement.</summary>
    Task ExecuteAsync(string statement);

    /// <summary>Reads the first value of a statement as an id.</summary>
    Task<Guid> ReadIdAsync(string statement);
}
