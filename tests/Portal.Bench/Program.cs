using Portal.Bench;

// Child servers: the ceilings the product is compared with, each in a process of its own like the product's parts.
switch (args)
{
    case ["constant", var port]:
        await Ceilings.ConstantAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["proxy", var port, var target]:
        await Ceilings.ProxyAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), target);
        break;
    case ["query", var port, var connection]:
        await Ceilings.QueryAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), connection);
        break;
    default:
        await Report.RunAsync(args.Contains("--quick", StringComparer.Ordinal) ? 2 : 8);
        break;
}
