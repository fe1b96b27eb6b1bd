using Portal.Bench;
using Portal.Bench.Tickets;

// Child servers: the ceilings the product is compared with, each in a process of its own like the product's parts.
switch (args)
{
    case ["constant", var port]:
        await Ceilings.ConstantAsync(Number(port), 8);
        break;
    case ["constant", var port, var bytes]:
        await Ceilings.ConstantAsync(Number(port), Number(bytes));
        break;
    case ["proxy", var port, var target]:
        await Ceilings.ProxyAsync(Number(port), target);
        break;
    case ["query", var port, var connection]:
        await Ceilings.QueryAsync(Number(port), connection);
        break;
    case ["page", var port, var database, var connection, var portal, var company]:
        await PageCeiling.RunAsync(Number(port), database == "postgres", connection, portal, company);
        break;
    case ["tickets", ..]:
        await TicketBench.RunAsync(args);
        break;
    default:
        await Report.RunAsync(args.Contains("--quick", StringComparer.Ordinal) ? 2 : 8);
        break;
}

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
