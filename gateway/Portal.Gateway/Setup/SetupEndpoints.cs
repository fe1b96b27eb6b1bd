using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Gateway.Limits;
using Portal.Gateway.Portals;
using Portal.Gateway.Services;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Setup;

/// <summary>First set-up across two services: check, administrator, then the portal. Broken off in between it can be done again.</summary>
internal static class SetupEndpoints
{
    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/setup").WithTags("Setup");
        group.MapGet("", Get).WithName("getSetup");
        group.MapPost("", Post).WithName("setUp");
    }

    private static async Task<Ok<SetupView>> Get(PortalDirectory portals, ServiceClients services, CancellationToken ct)
    {
        var needed = (!portals.Loaded || portals.Empty)
            && (await services.PortalConfig.GetAsync<SetupView>("/internal/setup", Guid.Empty, ct))?.Needed == true;
        return TypedResults.Ok(new SetupView(needed));
    }

    private static async Task<NoContent> Post(
        SetupRequest request, HttpContext http, RateLimits limits, ServiceClients services, PortalLoader loader, CancellationToken ct)
    {
        limits.SignIn(http.ClientAddress());
        var (firstName, lastName) = Split(request.Name ?? "");
        new Validation()
            .Require(!string.IsNullOrWhiteSpace(request.Token), "token", "Enter the set-up token.")
            .Require(firstName.Length > 0, "name", "Enter your name.")
            .Require(!string.IsNullOrWhiteSpace(request.Email), "email", "Enter your e-mail address.")
            .Require(!string.IsNullOrEmpty(request.Password), "password", "Choose a password.")
            .ThrowIfInvalid();

        var portal = new { request.Token, request.PortalName, request.Slug };
        var check = await services.PortalConfig.PostAsync<Checked>("/internal/setup/check", portal, Guid.Empty, ct)
            ?? throw Unavailable.Because("Set-up is not possible at the moment.");
        await services.Identity.SendAsync(
            HttpMethod.Put,
            "/internal/staff",
            new { request.Email, firstName, lastName, request.Password, Roles = new[] { Roles.Agent, Roles.Admin, Roles.Operator } },
            check.PortalId,
            ct);
        await services.PortalConfig.PostAsync<object>(
            "/internal/setup/complete", new { request.Token, request.PortalName, request.Slug, check.PortalId }, check.PortalId, ct);
        await loader.RefreshAsync(ct);
        return TypedResults.NoContent();
    }

    private static (string First, string Last) Split(string name)
    {
        var trimmed = name.Trim();
        var space = trimmed.LastIndexOf(' ');
        return space < 0 ? (trimmed, "") : (trimmed[..space].TrimEnd(), trimmed[(space + 1)..]);
    }

    private sealed record Checked(Guid PortalId);
}

/// <summary>Whether the installation still waits for its first portal.</summary>
internal sealed record SetupView(bool Needed);

/// <summary>The first portal and its administrator. The token is what the installation printed at its first start.</summary>
internal sealed record SetupRequest(string? Token, string? PortalName, string? Slug, string? Name, string? Email, string? Password);
