using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>The parts of an upload one after the other.</summary>
internal sealed class PartsStream(IFileStore files, IReadOnlyList<Guid> parts) : ForwardStream
{
    private Stream? _current;
    private int _opened;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                if (_current is not null && await _current.ReadAsync(buffer, cancellationToken) is > 0 and var count)
                {
                    return count;
                }

                if (_opened == parts.Count)
                {
                    return 0;
                }

                await CloseAsync();
                _current = await files.OpenAsync(parts[_opened++], cancellationToken);
            }
        }
        catch (RuleException gone) when (gone.Status == StatusCodes.Status404NotFound)
        {
            // Another request has just made the file of them, or given the upload up.
            throw ResumableUpload.OffsetConflict();
        }
        catch (IOException error)
        {
            // The store's fault, which must not pass for the sender's.
            throw new InvalidOperationException("A part of an upload could not be read.", error);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    private ValueTask CloseAsync() => _current?.DisposeAsync() ?? ValueTask.CompletedTask;
}
