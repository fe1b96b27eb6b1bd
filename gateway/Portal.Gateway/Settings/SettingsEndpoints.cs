using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portal.Contracts.Portals;
using Portal.Gateway.Services;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Settings;

/// <summary>What administrators ask of settings that takes two services.</summary>
internal static class SettingsEndpoints
{
    private const int MaxBody = 2 * 1024 * 1024;

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/settings").WithTags("Settings").WithMetadata(new RequestSizeLimitAttribute(MaxBody));

        // PortalConfig describes the same address.
        group.MapPatch("/portal", ChangePortalAsync).ExcludeFromDescription();
        group.MapPost("/publish", PublishAsync).Produces<PublishView>().Produces<ScheduleView>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict).WithName("publish");
        group.MapPost("/policy-cases/run", RunCasesAsync).Produces<CaseResults>().WithName("runPolicyCases");
    }

    /// <summary>Changes published settings at once (P52).</summary>
    private static async Task<IResult> ChangePortalAsync(JsonElement body, HttpContext http, SettingsPublisher publisher, CancellationToken ct)
    {
        var result = await publisher.PublishAsync(Request(http) with { Patch = body }, http.Portal().Id, ct);
        http.Response.Headers.ETag = $"\"{result.Settings.GetProperty("version").GetInt64()}\"";
        return TypedResults.Ok(result.Settings);
    }

    /// <summary>Publishes the draft, now or at the time the body names (B21).</summary>
    private static async Task<IResult> PublishAsync(PublishRequest? body, HttpContext http, SettingsPublisher publisher, CancellationToken ct)
    {
        var request = Request(http) with { Note = body?.Note, At = body?.At };
        if (request.At is not null)
        {
            return TypedResults.Accepted((string?)null, await publisher.ScheduleAsync(request, http.Portal().Id, ct));
        }

        var result = await publisher.PublishAsync(request, http.Portal().Id, ct);
        return TypedResults.Ok(new PublishView(result.Version, result.PublishedAt));
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

    private static PublicationRequest Request(HttpContext http)
    {
        var caller = http.Require(Permissions.PortalSettings);
        return new PublicationRequest(null, http.Request.Headers.IfMatch, null, PublisherOf(caller, http), null, null);
    }

    /// <summary>Who asks, for history and audit log.</summary>
    internal static Publisher PublisherOf(Caller caller, HttpContext http) => new(caller.Id, caller.FirstName, caller.LastName, caller.Email, http.ClientAddress());
}

/// <summary>What the publication is about, for the list of versions.</summary>
/// <param name="At">When to publish, at most a year from now; without it now.</param>
internal sealed record PublishRequest(string? Note, DateTimeOffset? At);

/// <summary>What was published.</summary>
internal sealed record PublishView(long Version, DateTimeOffset PublishedAt);

/// <summary>When the draft, now of this version, is to be published.</summary>
internal sealed record ScheduleView(long DraftVersion, DateTimeOffset ScheduledFor);

/// <summary>How the cases came out.</summary>
internal sealed record CaseResults(IReadOnlyList<CaseResultView> Items);

/// <summary>How a case came out, and by which rule the ticket is shown or hidden.</summary>
internal sealed record CaseResultView(Guid CaseId, string Name, bool Passed, string Reason);

/// <summary><c>draft</c>, which is what nothing means, or <c>published</c>.</summary>
internal sealed record RunRequest(string? Settings);
