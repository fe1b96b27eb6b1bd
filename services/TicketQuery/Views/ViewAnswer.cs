using Microsoft.Net.Http.Headers;

namespace Portal.TicketQuery.Views;

/// <summary>Answers with a view, or 304 when the client has this very one.</summary>
internal sealed class ViewAnswer(View view) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var etag = new EntityTagHeaderValue(view.ETag);
        var headers = httpContext.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false)))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return httpContext.Response.WriteAsync(view.Json, httpContext.RequestAborted);
    }
}
