using System.Net.Http.Headers;
using Microsoft.Net.Http.Headers;
using Portal.Gateway.Csrf;
using Portal.Gateway.Services;
using Portal.Gateway.Tokens;
using Portal.ServiceDefaults.Errors;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Portal.Gateway.Proxy;

/// <summary>YARP: takes from a request what services must not trust, adds the caller's token, and says so when a service is away.</summary>
internal static class ProxySetup
{
    /// <summary>Headers of the outside world that end here.</summary>
    private static readonly string[] Outside = [HeaderNames.Authorization, HeaderNames.Cookie, HeaderNames.ProxyAuthorization, CsrfCheck.Header, "Forwarded"];

    public static void AddProxy(this WebApplicationBuilder builder)
    {
        // It logs a stack trace for each failure; what we log instead says the same in a line.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder.HttpForwarder", LogLevel.Error);
        builder.Services.AddReverseProxy()
            .AddTransforms(AddTransforms)
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = TimeSpan.FromSeconds(3);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            });
        builder.Services.AddSingleton<IProxyConfigProvider>(services =>
            new InMemoryConfigProvider(ProxyRoutes.All, ProxyRoutes.Clusters(services.GetRequiredService<ServiceAddresses>())));
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(pipeline =>
    {
        pipeline.Use(AnswerFailuresAsync);
        pipeline.UseLoadBalancing();
    });

    private static void AddTransforms(TransformBuilderContext context)
    {
        foreach (var name in Outside)
        {
            context.AddRequestHeaderRemove(name);
        }

        context.AddRequestTransform(transform =>
        {
            try
            {
                transform.ProxyRequest.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(transform.HttpContext));
            }
            catch (Exception error)
            {
                // YARP would swallow it. Without a token the service refuses, so nothing leaks; the log says why.
                transform.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProxySetup))
                    .LogError(error, "No token for {Path}", transform.HttpContext.Request.Path);
            }

            return ValueTask.CompletedTask;
        });
        context.AddResponseHeaderRemove(HeaderNames.SetCookie, ResponseCondition.Always);
        context.AddResponseHeaderRemove(HeaderNames.Server, ResponseCondition.Always);
    }

    private static string TokenOf(HttpContext http)
    {
        var gateway = http.Gateway();
        var caller = gateway.Caller ?? throw new InvalidOperationException("The request did not pass the gate.");
        var version = gateway.Portal?.Version;
        object key = gateway switch
        {
            { Session: { } session } => (session.Record.Key, session.LoadedAt, version),
            { ByOperatorKey: true } => ("operator", caller.PortalId),
            _ => ("anonymous", caller.PortalId),
        };
        return http.RequestServices.GetRequiredService<ServiceTokens>().For(caller, key);
    }

    /// <summary>A service that is away is a 503 with Retry-After, never a bare 502; an upload beyond the limit is a 413.</summary>
    private static async Task AnswerFailuresAsync(HttpContext http, RequestDelegate next)
    {
        var limit = http.Features.Get<IReverseProxyFeature>()?.Route.Config.MaxRequestBodySize;
        if (http.Request.ContentLength > limit)
        {
            await RefuseAsync(http, TooLarge());
            return;
        }

        await next(http);
        if (http.GetForwarderErrorFeature() is not { } failure || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (failure.Exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            || failure.Exception?.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await RefuseAsync(http, TooLarge());
            return;
        }

        var service = http.Features.Get<IReverseProxyFeature>()?.Cluster.Config.ClusterId;
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProxySetup))
            .LogWarning("{Service} did not answer {Method} {Path}: {Error}", service, http.Request.Method, http.Request.Path, failure.Error);
        await RefuseAsync(http, Unavailable.Because("This part of the portal does not answer. Please try again in a moment."));
    }

    private static Task RefuseAsync(HttpContext http, RuleException rule)
    {
        http.Response.Clear();
        return Problems.WriteAsync(http, rule);
    }

    private static RuleException TooLarge() => new("too-large", "The file is larger than allowed.", StatusCodes.Status413PayloadTooLarge);
}
