using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portal.Contracts.Portals;
using Portal.Gateway.Services;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Settings;

/// <summary>Publishing settings across two services: PortalConfig says what would be published, TicketQuery who would see what, then PortalConfig publishes (B20). Broken off in between nothing has changed.</summary>
internal static class SettingsEndpoints
{
    private const int MaxBody = 2 * 1024 * 1024;

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/settings").WithTags("Settings").WithMetadata(new RequestSizeLimitAttribute(MaxBody));

        // PortalConfig describes the same address.
        group.MapPatch("/portal", ChangePortalAsync).ExcludeFromDescription();
        group.MapPost("/publish", PublishAsync).Produces<PublishView>().ProducesProblem(StatusCodes.Status409Conflict).WithName("publish");
        group.MapPost("/policy-cases/run", RunCasesAsync).Produces<CaseResults>().WithName("runPolicyCases");
    }

    /// <summary>Changes published settings at once (P52).</summary>
    private static async Task<IResult> ChangePortalAsync(JsonElement body, HttpContext http, ServiceClients services, PolicyCheck policy, CancellationToken ct)
    {
        var request = Request(http, body, note: null);
        var (result, problem) = await TryPublishAsync(request, http, services, policy, ct);
        if (result is null)
        {
            return problem!;
        }

        http.Response.Headers.ETag = $"\"{result.Settings.GetProperty("version").GetInt64()}\"";
        return TypedResults.Ok(result.Settings);
    }

    private static async Task<IResult> PublishAsync(PublishRequest? body, HttpContext http, ServiceClients services, PolicyCheck policy, CancellationToken ct)
    {
        var (result, problem) = await TryPublishAsync(Request(http, patch: null, body?.Note), http, services, policy, ct);
        return result is null ? problem! : TypedResults.Ok(new PublishView(result.Version, result.PublishedAt));
    }

    /// <summary>Holds the cases against the draft, or against what is published.</summary>
    private static async Task<IResult> RunCasesAsync(RunRequest? body, HttpContext http, ServiceClients services, PolicyCheck policy, CancellationToken ct)
    {
        var portalId = http.Require(Permissions.PortalSettings).PortalId;
        new Validation().Require(body?.Settings is null or "draft" or "published", "settings", "Either draft or published.").ThrowIfInvalid();
        var path = body?.Settings == "published" ? "/internal/settings/cases" : "/internal/settings/cases?draft=true";
        var plan = await services.PortalConfig.GetAsync<PublicationPlan>(path, portalId, ct) ?? throw RuleException.NotFound("This portal");
        var results = await policy.RunAsync(plan, portalId, ct);
        return TypedResults.Ok(new CaseResults([.. results.Select(result => new CaseResultView(result.CaseId, result.Name, result.Passed, result.Reason))]));
    }

    private static async Task<(PublicationResult? Result, IResult? Problem)> TryPublishAsync(
        PublicationRequest request, HttpContext http, ServiceClients services, PolicyCheck policy, CancellationToken ct)
    {
        var portalId = http.Portal().Id;
        var plan = await services.PortalConfig.PostAsync<PublicationPlan>("/internal/settings/plan", request, portalId, ct) ?? throw Away();
        if (plan.Conflicts.Count > 0)
        {
            return (null, Problem("conflict", $"Somebody has published these settings meanwhile: {string.Join(", ", plan.Conflicts)}.", "fields", plan.Conflicts));
        }

        var results = await policy.RunAsync(plan, portalId, ct);
        var failures = results.Where(result => !result.Passed).Select(result => new { result.CaseId, result.Name, result.Reason }).ToList();
        if (failures.Count > 0)
        {
            return (null, Problem("policy-failed", $"Not published: {string.Join(", ", failures.Select(failure => failure.Name))}.", "failures", failures));
        }

        var verdicts = results.Select(result => new PolicyVerdict(result.CaseId, result.Version, result.Sees)).ToList();
        request = request with { PortalVersion = plan.PortalVersion, Verdicts = verdicts };
        return (await services.PortalConfig.PostAsync<PublicationResult>("/internal/settings/publish", request, portalId, ct) ?? throw Away(), null);
    }

    private static PublicationRequest Request(HttpContext http, JsonElement? patch, string? note)
    {
        var caller = http.Require(Permissions.PortalSettings);
        var by = new Publisher(caller.Id, caller.FirstName, caller.LastName, caller.Email, http.ClientAddress());
        return new PublicationRequest(patch, http.Request.Headers.IfMatch, note, by, null, null);
    }

    private static IResult Problem(string code, string detail, string name, object value) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status409Conflict, title: "Not possible now", type: $"urn:portal:problem:{code}", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value });

    private static RuleException Away() => Unavailable.Because("The settings cannot be published at the moment.");
}

/// <summary>What the publication is about, for the list of versions.</summary>
internal sealed record PublishRequest(string? Note);

/// <summary>What was published.</summary>
internal sealed record PublishView(long Version, DateTimeOffset PublishedAt);

/// <summary>How the cases came out.</summary>
internal sealed record CaseResults(IReadOnlyList<CaseResultView> Items);

/// <summary>How a case came out, and by which rule the ticket is shown or hidden.</summary>
internal sealed record CaseResultView(Guid CaseId, string Name, bool Passed, string Reason);

/// <summary><c>draft</c>, which is what nothing means, or <c>published</c>.</summary>
internal sealed record RunRequest(string? Settings);
