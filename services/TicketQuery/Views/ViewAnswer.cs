using Microsoft.Net.Http.Headers;

namespace Portal.TicketQuery.Views;

/// <summary>Answers with a view, or 304 when the client has this very one.</summary>
internal sealed class ViewAnswer(View view) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = view.ETag;
        response.Headers.CacheControl = "no-cache, private";
        if (request.Headers.IfNoneMatch.Count > 0 && IsKnown(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = view.Json.Length;
        return response.Body.WriteAsync(view.Json, httpContext.RequestAborted).AsTask();
    }

    private bool IsKnown(HttpRequest request)
    {
        var etag = new EntityTagHeaderValue(view.ETag);
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false));
    }
}
