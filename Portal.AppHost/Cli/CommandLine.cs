namespace Portal.AppHost.Cli;

/// <summary>The commands of the program; <c>./portal</c> passes them on.</summary>
internal static class CommandLine
{
    private const string Help = """
        ./portal up [options]                 start the portal
            --mode embedded|processes|aspire  how (default: aspire where containers can run, else embedded)
            --port N                          port of the gateway (default 8080)
            --listen ADDRESS                  address of the gateway (default 127.0.0.1; 0.0.0.0 for all)
            --data DIR                        where everything is kept (default ./data)
            --no-demo                         an empty portal with a set-up link instead of the demo
            --database sqlite|postgres        (default sqlite)

        ./portal import tickets FILE.csv --portal SLUG [options]
            --map TARGET=COLUMN               overrides the suggested column; may be repeated
            --port N, --data DIR              as given to up

        ./portal audit verify --portal SLUG   whether the audit log is as it was written
            --port N, --data DIR              as given to up
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["up", .. var rest]:
                    return await UpCommand.RunAsync(UpOptions.Parse(rest));
                case ["import", "tickets", .. var rest]:
                    return await ImportCommand.RunAsync(ImportOptions.Parse(rest));
                case ["import", ..]:
                    throw new Refusal("Import what? ./portal import tickets FILE.csv --portal SLUG", Refusal.Usage);
                case ["audit", "verify", .. var rest]:
                    return await AuditCommand.VerifyAsync(rest);
                case ["audit", ..]:
                    throw new Refusal("Audit what? ./portal audit verify --portal SLUG", Refusal.Usage);
#if FULL_FEED
                // The Aspire command line starts the program with options of its own.
                case [] when Environment.GetEnvironmentVariable("ASPIRE_BACKCHANNEL_PATH") is not null:
                case ["--operation" or "--publisher", ..]:
                    return await UpCommand.RunAsync(UpOptions.Parse(["--mode", "aspire"]), args);
#endif
                case [] or ["help" or "--help" or "-h", ..]:
                    Console.WriteLine(Help);
                    return 0;
                default:
                    throw new Refusal($"'{args[0]}' is not a command. Try ./portal help.", Refusal.Usage);
            }
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return refusal.ExitCode;
        }
    }
}
