using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Portal.AppHost.Cli;

namespace Portal.AppHost.Processes;

/// <summary>Free loopback ports, below those the system hands to outgoing connections: a service that is started again must find its port free.</summary>
internal sealed class FreePorts
{
    private const int Lowest = 20_000;
    private const int Highest = 32_000;
    private readonly HashSet<int> _taken = [];

    public int Next()
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, Highest);
            if (_taken.Add(port) && IsFree(port))
            {
                return port;
            }
        }

        throw new Refusal("No free port was found between 20000 and 32000.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
