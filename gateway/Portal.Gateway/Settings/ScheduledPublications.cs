using Microsoft.Extensions.Options;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Gateway.Services;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Settings;

/// <summary>Publishes drafts at the time that was set (B21). PortalConfig keeps the time and gives each draft to one gateway at a time; a gateway that dies at it is followed by another.</summary>
internal sealed class ScheduledPublications(
    ServiceClients services, SettingsPublisher publisher, PortalStaff staff, IOptions<GatewayOptions> options, TimeProvider clock, ILogger<ScheduledPublications> logger)
    : BackgroundService
{
    /// <summary>A claimed draft is ours for a minute. A service that is just starting must not cost all of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly TimeSpan _pause = TimeSpan.FromSeconds(options.Value.ScheduleSeconds);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var due = await services.PortalConfig.PostAsync<DueDrafts>("/internal/settings/schedule/due", new { }, Guid.Empty, stoppingToken);
                foreach (var draft in due?.Items ?? [])
                {
                    await PublishAsync(draft, stoppingToken);
                }
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                // The health page shows it; what is due stays due.
                logger.LogDebug("Scheduled publications wait: {Reason}", away.Message);
            }
        }
    }

    private async Task PublishAsync(DueDraft draft, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + Patience;
        while (await TryAsync(draft, ct) is { } away)
        {
            if (clock.GetUtcNow() > until)
            {
                logger.LogWarning("The settings of portal {Portal} are not published yet: {Reason}", draft.PortalId, away.Message);
                return;
            }

            await Task.Delay(_pause, clock, ct);
        }
    }

    /// <summary>Null when there is nothing more to do about this claim; otherwise why a service could not be asked.</summary>
    private async Task<RuleException?> TryAsync(DueDraft draft, CancellationToken ct)
    {
        try
        {
            if (!await staff.MayAsync(draft.By.Id, Permissions.PortalSettings, draft.PortalId, ct))
            {
                // The right counts when it is used, not when the time was set.
                var author = PersonName.Full(draft.By.FirstName, draft.By.LastName, draft.By.Email);
                await ReportAsync(draft, "forbidden", $"{author} set the time, and may not publish settings any more.", [author], ct);
                return null;
            }

            await publisher.PublishAsync(new PublicationRequest(null, draft.IfMatch, draft.Note, draft.By, null, null), draft.PortalId, ct);
            logger.LogInformation("Published the settings of portal {Portal} at the time that was set", draft.PortalId);
        }
        catch (RuleException away) when (away.Status == StatusCodes.Status503ServiceUnavailable)
        {
            return away;
        }
        catch (RuleException meanwhile) when (meanwhile.Status == StatusCodes.Status412PreconditionFailed)
        {
            // Somebody was at the draft at this moment: again when the lease is over.
            logger.LogWarning("The settings of portal {Portal} are not published yet: {Reason}", draft.PortalId, meanwhile.Message);
        }
        catch (RuleException refused)
        {
            await ReportAsync(draft, refused.Code, refused.Message, NamesIn(refused), ct);
        }

        return null;
    }

    private async Task ReportAsync(DueDraft draft, string code, string text, IEnumerable<string> names, CancellationToken ct)
    {
        logger.LogWarning("The settings of portal {Portal} are not published: {Reason}", draft.PortalId, text);
        await services.PortalConfig.SendAsync(HttpMethod.Post, "/internal/settings/schedule/failed", new { draft.IfMatch, code, text, names }, draft.PortalId, ct);
    }

    /// <summary>The cases or fields at fault.</summary>
    private static IEnumerable<string> NamesIn(RuleException refused) => refused switch
    {
        InvalidInputException invalid => invalid.Errors.Keys,
        _ when refused.Details.GetValueOrDefault("failures") is IEnumerable<CaseFailure> failures => failures.Select(failure => failure.Name),
        _ => refused.Details.GetValueOrDefault("fields") as IEnumerable<string> ?? [],
    };
}
