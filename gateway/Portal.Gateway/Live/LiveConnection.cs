using System.Threading.Channels;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;

namespace Portal.Gateway.Live;

/// <summary>One open stream. What is sent to it waits in a bounded queue; a reader that cannot keep up is dropped and comes back for the whole picture.</summary>
internal sealed class LiveConnection(Caller caller) : IDisposable
{
    /// <summary>In place of a frame: look at the session.</summary>
    public const string Look = "";

    private const int Capacity = 256;
    private readonly CancellationTokenSource _dropped = new();
    private readonly Channel<string> _frames = Channel.CreateBounded<string>(new BoundedChannelOptions(Capacity)
    {
        FullMode = BoundedChannelFullMode.Wait,
        SingleReader = true,
    });

    private volatile Caller _caller = caller;

    /// <summary>Who reads; replaced when the session's person changes (company, roles).</summary>
    public Caller Caller
    {
        get => _caller;
        set => _caller = value;
    }

    public ChannelReader<string> Frames => _frames.Reader;

    /// <summary>Cancelled when the reader is too slow, so that a blocked write ends too.</summary>
    public CancellationToken Dropped => _dropped.Token;

    public void Send(string frame)
    {
        if (!_frames.Writer.TryWrite(frame) && _frames.Writer.TryComplete())
        {
            _dropped.Cancel();
        }
    }

    /// <summary>Whose tickets the reader sees may have changed: the own ones until the stream has looked at its session again, which it does at once.</summary>
    public void LookAgain()
    {
        Caller = Caller with { Scope = TicketScope.Own };
        Send(Look);
    }

    /// <summary>Sends a last frame and ends the stream.</summary>
    public void End(string frame)
    {
        _frames.Writer.TryWrite(frame);
        _frames.Writer.TryComplete();
    }

    public void Dispose()
    {
        _frames.Writer.TryComplete();
        _dropped.Dispose();
    }
}
