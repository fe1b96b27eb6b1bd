using Portal.AppHost.Cli;

return await CommandLine.RunAsync(args);
