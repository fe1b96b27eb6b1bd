using Microsoft.AspNetCore.Http;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Files;

/// <summary>An upload from its first byte: what was read to check it, then the rest. Refuses (413) as soon as it is longer than allowed.</summary>
internal sealed class UploadStream(ReadOnlyMemory<byte> head, Stream rest, long maxBytes) : ForwardStream
{
    private int _headRead;
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_headRead < head.Length)
        {
            var count = Math.Min(buffer.Length, head.Length - _headRead);
            head.Slice(_headRead, count).CopyTo(buffer);
            _headRead += count;
            return Counted(count);
        }

        try
        {
            return Counted(await rest.ReadAsync(buffer, cancellationToken));
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            // The body ends in the middle of a part: the sender's fault, not the disk's.
            throw new InvalidInputException("file", "The upload was cut short. Try again.");
        }
    }

    private int Counted(int count)
    {
        _read += count;
        return _read <= maxBytes ? count : throw FileRules.TooLarge(maxBytes);
    }
}
