using Portal.Gateway.Services;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Settings;

/// <summary>Publishes settings across two services: PortalConfig says what would be published, TicketQuery who would see what, then PortalConfig publishes (B20). Broken off in between nothing has changed.</summary>
internal sealed class SettingsPublisher(ServiceClients services, PolicyCheck policy)
{
    /// <summary>Publishes now; throws what is in the way.</summary>
    public async Task<PublicationResult> PublishAsync(PublicationRequest request, Guid portalId, CancellationToken ct) =>
        await services.PortalConfig.PostAsync<PublicationResult>("/internal/settings/publish", await JudgeAsync(request, portalId, ct), portalId, ct) ?? throw Away();

    /// <summary>Has the draft published at a time to come; it must be fit for it now.</summary>
    public async Task<ScheduleView> ScheduleAsync(PublicationRequest request, Guid portalId, CancellationToken ct) =>
        await services.PortalConfig.PostAsync<ScheduleView>("/internal/settings/schedule", await JudgeAsync(request, portalId, ct), portalId, ct) ?? throw Away();

    /// <summary>The request with the verdicts PortalConfig asks for.</summary>
    private async Task<PublicationRequest> JudgeAsync(PublicationRequest request, Guid portalId, CancellationToken ct)
    {
        var plan = await services.PortalConfig.PostAsync<PublicationPlan>("/internal/settings/plan", request, portalId, ct) ?? throw Away();
        if (plan.Conflicts.Count > 0)
        {
            throw Refused("conflict", $"Somebody has published these settings meanwhile: {string.Join(", ", plan.Conflicts)}.", "fields", plan.Conflicts);
        }

        var results = await policy.RunAsync(plan, portalId, ct);
        var failures = results.Where(result => !result.Passed).Select(result => new CaseFailure(result.CaseId, result.Name, result.Reason)).ToList();
        if (failures.Count > 0)
        {
            throw Refused("policy-failed", $"Not published: {string.Join(", ", failures.Select(failure => failure.Name))}.", "failures", failures);
        }

        return request with { PortalVersion = plan.PortalVersion, Verdicts = [.. results.Select(result => new PolicyVerdict(result.CaseId, result.Version, result.Sees))] };
    }

    private static RuleException Refused(string code, string message, string name, object value) =>
        new(code, message) { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value } };

    private static RuleException Away() => Unavailable.Because("The settings cannot be published at the moment.");
}

/// <summary>A case that stands in the way of a publication.</summary>
internal sealed record CaseFailure(Guid CaseId, string Name, string Reason);
