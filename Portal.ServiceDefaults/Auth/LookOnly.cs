using Microsoft.AspNetCore.Http;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Auth;

/// <summary>Whoever looks at the portal as somebody else changes nothing (B13). The gateway refuses it first; this holds should it ever not.</summary>
internal sealed class LookOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || Caller.Of(http).Viewer is null ? next(http) : throw RuleException.OnlyLooking();
}
