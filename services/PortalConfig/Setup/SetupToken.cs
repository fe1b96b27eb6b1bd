using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Setup;

/// <summary>At each start without a portal, makes the token for the first run and says it where only the operator reads: in <c>Setup:TokenFile</c>, or in the log where none is configured.</summary>
internal sealed class SetupToken(IConfiguration configuration, ILogger<SetupToken> logger) : ISeed<PortalConfigDb>
{
    public async Task SeedAsync(PortalConfigDb db, CancellationToken ct)
    {
        if (await db.Portals.AnyAsync(ct))
        {
            DeleteFile();
            return;
        }

        var state = await db.Setup.FirstOrDefaultAsync(ct);
        if (state is null)
        {
            state = SetupState.Waiting();
            db.Setup.Add(state);
        }

        var token = state.Renew();
        await db.SaveChangesAsync(ct);
        await WriteFileAsync(token, ct);
        if (configuration["Setup:TokenFile"] is { Length: > 0 } file)
        {
            logger.LogWarning("There is no portal yet. Set up the first one with the one-time token in {File}", file);
        }
        else
        {
            // Without a file the log is the only place an operator can read it, and it ends with its use.
            logger.LogWarning("There is no portal yet. Set up the first one with this one-time token: {Token}", token);
        }
    }

    /// <summary>Removes the file once the token in it is of no use.</summary>
    public void DeleteFile()
    {
        if (FileName is { } file)
        {
            File.Delete(file);
        }
    }

    private string? FileName => configuration["Setup:TokenFile"] is { Length: > 0 } file && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))) ? file : null;

    /// <summary>The file is made anew, for its owner alone from the first moment.</summary>
    private async Task WriteFileAsync(string token, CancellationToken ct)
    {
        if (configuration["Setup:TokenFile"] is not { Length: > 0 } file)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(file, options);
        await writer.WriteLineAsync(token.AsMemory(), ct);
    }
}
