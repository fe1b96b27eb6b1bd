using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Portals;
using Portal.Gateway.Services;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Operations;

/// <summary>Messages of all services: what waits, what has failed for good, and trying or dropping one of those. For operators.</summary>
internal static class MessagingOperations
{
    /// <summary>The page asks every few seconds, so a service that hangs must not hold up the others for long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static void MapMessagingOperations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/operations/messaging").AddEndpointFilter(OperatorsOnly).WithTags("Operations");
        group.MapGet("", Get).WithName("getMessaging");
        group.MapPost("/{service}/{id:guid}/replay", Replay).WithName("replayMessage");
        group.MapDelete("/{service}/{id:guid}", Discard).WithName("discardMessage");
    }

    private static async ValueTask<object?> OperatorsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Gateway().Caller switch
        {
            { Kind: CallerKind.Staff } caller when caller.May(Permissions.Operations) => await next(context),
            { Kind: CallerKind.Contact or CallerKind.Staff } => throw RuleException.Forbidden(),
            _ => throw new RuleException("signed-out", "Sign in first.", StatusCodes.Status401Unauthorized),
        };

    private static async Task<Ok<MessagingView>> Get(ServiceClients services, CancellationToken ct) => TypedResults.Ok(
        new MessagingView([.. await Task.WhenAll(ServiceAddresses.Names.Select(name => AskAsync(name, services.Of(name)!, ct)))]));

    private static async Task<Accepted> Replay(string service, Guid id, ServiceClients services, CancellationToken ct)
    {
        await Known(service, services).SendAsync(HttpMethod.Post, $"/internal/messaging/{id}/replay", null, Guid.Empty, ct);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<NoContent> Discard(string service, Guid id, ServiceClients services, CancellationToken ct)
    {
        await Known(service, services).SendAsync(HttpMethod.Post, $"/internal/messaging/{id}/discard", null, Guid.Empty, ct);
        return TypedResults.NoContent();
    }

    private static ServiceClient Known(string service, ServiceClients services) => services.Of(service) ?? throw RuleException.NotFound("The service");

    private static async Task<ServiceMessaging> AskAsync(string name, ServiceClient service, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            if (await service.GetAsync<Backlog>("/internal/messaging", Guid.Empty, limit.Token) is { } backlog)
            {
                return new ServiceMessaging(name, true, backlog.Pending, backlog.OldestAgeSeconds, backlog.FailedTotal, backlog.Failed);
            }
        }
        catch (Exception error) when (error is RuleException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // The others have answered; this one is named.
        }

        return new ServiceMessaging(name, false, null, null, null, []);
    }
}

/// <summary>The messages of every service.</summary>
internal sealed record MessagingView(IReadOnlyList<ServiceMessaging> Items);

/// <summary>One service's messages; without numbers when it does not answer.</summary>
/// <param name="FailedTotal">All that have failed for good; <paramref name="Failed"/> are the newest hundred.</param>
internal sealed record ServiceMessaging(
    string Service, bool Available, int? Pending, double? OldestAgeSeconds, int? FailedTotal, IReadOnlyList<FailedItem> Failed);
