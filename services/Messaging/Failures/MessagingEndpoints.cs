using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Messaging.Failures;
using Portal.ServiceDefaults.Auth;

namespace Portal.Messaging;

/// <summary>What operators see of a service's messages and can do about them, for the gateway to ask.</summary>
public static class MessagingEndpoints
{
    /// <summary>Maps <c>/internal/messaging</c>.</summary>
    public static void MapMessaging(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/internal/messaging").RequireAuthorization(Policies.Service).WithTags("Messaging");
        group.MapGet("", GetBacklog.HandleAsync).WithName("getBacklog");
        group.MapPost("/{id:guid}/replay", ReplayMessage.HandleAsync).WithName("replayMessage");
        group.MapPost("/{id:guid}/discard", DiscardMessage.HandleAsync).WithName("discardMessage");
    }
}
