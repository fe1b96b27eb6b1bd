using Portal.Contracts.Audit;
using Portal.FormIntake.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>No file is taken that was not found free of viruses, where a scanner is configured. While that is away, none is taken at all.</summary>
internal sealed class VirusCheck(ClamAv scanner, IFileStore files, FormIntakeDb db, TimeProvider clock, ILogger<VirusCheck> logger)
{
    /// <summary>Refuses an infected file (422), which the audit log keeps, and any file that cannot be scanned (503). Who stored it removes it.</summary>
    public async Task RefuseInfectedAsync(StoredFile file, Caller caller, CancellationToken ct)
    {
        if (!scanner.On || await ScanAsync(file, ct) is not { } virus)
        {
            return;
        }

        logger.LogWarning("{Virus} found in a file of {Owner}", virus, caller.Id);
        var what = new AuditTarget("file", file.Id.ToString(), file.Name);
        db.Audit(caller, "file.refused", what, null, new { virus, size = file.Size }, clock.GetUtcNow());
        await db.SaveChangesAsync(CancellationToken.None);
        throw new InvalidInputException("file", $"{file.Name} holds a virus ({virus}) and was not taken.", "infected", StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<string?> ScanAsync(StoredFile file, CancellationToken ct)
    {
        await using var content = await files.OpenAsync(file.Id, ct);
        try
        {
            return await scanner.ScanAsync(content, ct);
        }
        catch (IOException error)
        {
            logger.LogError("A file could not be scanned for viruses: {Reason}", error.Message);
            throw new RuleException(
                "scan-unavailable", "Files cannot be checked for viruses at the moment, so none are taken. Please try again in a few minutes.", StatusCodes.Status503ServiceUnavailable)
            {
                RetryAfter = 60,
            };
        }
    }
}
