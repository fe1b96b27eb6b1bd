using System.Collections.Concurrent;

namespace Portal.Messaging.Failures;

/// <summary>The queues this version of the service consumes. A message sent to another would wait there for ever, unseen.</summary>
internal sealed class OwnQueues
{
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    public void Add(string queue) => _names[queue] = true;

    public bool Contains(string queue) => _names.ContainsKey(queue);
}
