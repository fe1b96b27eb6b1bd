using System.Globalization;

namespace Portal.AppHost.Cli;

/// <summary><c>import tickets</c>: hands a CSV to a running portal and watches until it is in.</summary>
/// <remarks>Importing a file again creates nothing twice; rows are known by their external id.</remarks>
internal static class ImportCommand
{
    private const int BarWidth = 30;
    private const int Lines = 10;
    private static readonly string[] Required = ["contactEmail", "subject", "description"];
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    public static async Task<int> RunAsync(ImportOptions options)
    {
        if (!File.Exists(options.File))
        {
            throw new Refusal($"There is no file {options.File}.");
        }

        using var client = new ImportClient(options, await options.Portal.ReadKeyAsync());
        var upload = await client.UploadAsync(options.File);
        var mapping = MappingOf(upload, options);
        Console.WriteLine($"{Path.GetFileName(options.File)}: {upload.Rows} rows");
        foreach (var (target, column) in mapping)
        {
            Console.WriteLine($"  {target,-14} {column}");
        }

        await client.StartAsync(upload.Id, mapping);
        var done = await WatchAsync(client, upload);
        Console.WriteLine($"{done.Rows} rows: {done.Created} created, {done.Existing} already there, {done.Rejected} rejected");
        if (done.Rejected > 0)
        {
            var report = Path.Combine(Directory.CreateDirectory(Path.Combine(options.Portal.Data, "imports")).FullName, $"{upload.Id}-rejected.csv");
            await client.SaveRejectedAsync(upload.Id, report);
            Console.WriteLine($"Rejected rows, with the reasons: {report}");
        }

        return done.Status == "done" ? 0 : throw new Refusal("The import has failed. Run it again: rows that are already there are not created twice.");
    }

    /// <summary>The suggested columns with those of <c>--map</c> in their place.</summary>
    private static Dictionary<string, string> MappingOf(Upload upload, ImportOptions options)
    {
        var mapping = upload.Suggested.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);
        foreach (var (target, column) in options.Map)
        {
            if (column.Length == 0)
            {
                mapping.Remove(target);
            }
            else if (upload.Columns.Contains(column, StringComparer.Ordinal))
            {
                mapping[target] = column;
            }
            else
            {
                throw new Refusal($"--map {target}={column}: the file has no such column. It has: {string.Join(", ", upload.Columns)}");
            }
        }

        var missing = Required.Where(target => !mapping.ContainsKey(target)).ToArray();
        return missing.Length == 0
            ? mapping
            : throw new Refusal($"No column was recognised for {string.Join(", ", missing)}. Name it with --map {missing[0]}=COLUMN. The file has: {string.Join(", ", upload.Columns)}");
    }

    private static async Task<ImportState> WatchAsync(ImportClient client, Upload upload)
    {
        var lines = 0;
        while (true)
        {
            var state = await client.GetAsync(upload.Id);
            var finished = state.Status is "done" or "failed";
            if (!Console.IsOutputRedirected)
            {
                Console.Write($"\r{Bar(state.Read, state.Rows)}{(finished ? Environment.NewLine : "")}");
            }
            else if (!finished && state.Rows > 0 && state.Read * Lines / state.Rows > lines)
            {
                lines = state.Read * Lines / state.Rows;
                Console.WriteLine($"{state.Read} of {state.Rows}");
            }

            if (finished)
            {
                return state;
            }

            await Task.Delay(Interval);
        }
    }

    private static string Bar(int done, int all)
    {
        var share = all == 0 ? 1 : Math.Clamp((double)done / all, 0, 1);
        var filled = (int)(share * BarWidth);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {done} of {all} ");
    }
}
