using Microsoft.AspNetCore.Http;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Files;

/// <summary>An upload from its first byte: what was read to check it, then the rest. Refuses (413) as soon as it is longer than allowed.</summary>
internal sealed class UploadStream(ReadOnlyMemory<byte> head, Stream rest, long maxBytes) : Stream
{
    private int _headRead;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

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

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Uploads are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int count)
    {
        _read += count;
        return _read <= maxBytes ? count : throw FileRules.TooLarge(maxBytes);
    }
}
