using System.Globalization;
using Portal.Testing;

namespace Portal.Bench.Tickets;

/// <summary>Measures the customers' lists at ten thousand tickets and at many, beside the ceilings of the same run.</summary>
internal static class TicketBench
{
    private const int Few = 10_000;
    private const int DefaultMany = 1_000_000;

    public static async Task RunAsync(string[] arguments)
    {
        var many = int.Parse(ValueOf(arguments, "--rows") ?? DefaultMany.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var only = ValueOf(arguments, "--database");
        foreach (var postgres in new[] { true, false }.Where(postgres => only is null || only == "postgres" == postgres))
        {
            var sizes = new[] { Math.Min(Few, many), many }.Distinct().ToArray();
            var columns = new List<IReadOnlyList<Figure>>();
            string name;
            await using (var installation = await Installation.StartAsync(postgres))
            {
                name = installation.Name;
                var loaded = 0;
                foreach (var size in sizes)
                {
                    await installation.LoadAsync(loaded, size);
                    loaded = size;
                    columns.Add(await TicketMeasures.TakeAsync(installation, size));
                }
            }

            TicketTable.Print(name, sizes, columns);
        }
    }

    private static string? ValueOf(string[] arguments, string option) =>
        Array.IndexOf(arguments, option) is var at and >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
