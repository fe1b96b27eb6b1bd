using System.Data.Common;
using System.Net.Sockets;
using MassTransit;

namespace Portal.Messaging;

/// <summary>How consumers try again.</summary>
internal static class Retries
{
    private const int PatientTries = 60;

    /// <summary>A database that is away is waited for, some ten minutes: the messages are fine, and the error queue would need a person. Anything else gets three short tries first.</summary>
    public static void UseRetries(this IConsumePipeConfigurator pipe)
    {
        pipe.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(IsAway);
            retry.Exponential(PatientTries, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(300));
        });
        pipe.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(error => !IsAway(error));
            retry.Intervals(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2));
        });
    }

    /// <summary>EF wraps what the driver throws, sometimes more than once.</summary>
    private static bool IsAway(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } or SocketException or EndOfStreamException)
            {
                return true;
            }
        }

        return false;
    }
}
