using Microsoft.Extensions.Logging;

namespace Portal.AppHost.Hosting;

/// <summary>Logs of a service inside this process, looking like those of a process of its own.</summary>
internal sealed class PrefixedLogs(string name) : ILoggerProvider
{
    /// <summary>Quiet unless something is wrong; <c>Logging__LogLevel__…</c> in the environment says otherwise.</summary>
    public static readonly IReadOnlyDictionary<string, string?> DefaultLevels = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Portal"] = "Information",

        // Says with each request without a valid token that it has none.
        ["Logging:LogLevel:Portal.ServiceDefaults.Auth"] = "Warning",

        // A try that will be repeated is no news; a message that is given up is logged as an error.
        ["Logging:LogLevel:MassTransit.ReceiveTransport"] = "Error",
    };

    public ILogger CreateLogger(string categoryName) => new PrefixedLogger(name, categoryName);

    public void Dispose()
    {
    }

    private sealed class PrefixedLogger(string name, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = $"{Word(logLevel)} {category}: {formatter(state, exception)}";
            LogConsole.Write(name, exception is null ? text : $"{text}{Environment.NewLine}{exception}");
        }

        private static string Word(LogLevel level) => level switch
        {
            LogLevel.Critical => "crit",
            LogLevel.Error => "fail",
            LogLevel.Warning => "warn",
            LogLevel.Information => "info",
            _ => "dbug",
        };
    }
}
