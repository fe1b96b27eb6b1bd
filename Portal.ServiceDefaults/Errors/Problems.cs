using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.ServiceDefaults.Errors;

/// <summary>The one place where errors become <c>application/problem+json</c>.</summary>
public static class Problems
{
    private const string TypePrefix = "urn:portal:problem:";

    /// <summary>Problem details for every error status, with a stable type.</summary>
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (problem.Type?.StartsWith(TypePrefix, StringComparison.Ordinal) != true)
            {
                problem.Type = TypePrefix + DefaultCode(problem.Status ?? context.HttpContext.Response.StatusCode);
            }
        });
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>Writes a problem to the response; for middleware that runs outside of endpoints.</summary>
    public static Task WriteAsync(HttpContext http, RuleException rule)
    {
        http.Response.StatusCode = rule.Status;
        if (rule.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var problem = rule is InvalidInputException invalid
            ? new HttpValidationProblemDetails(invalid.Errors.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
            : new ProblemDetails();
        problem.Type = TypePrefix + rule.Code;
        problem.Title = TitleOf(rule.Status);
        problem.Status = rule.Status;
        problem.Detail = rule.Message;
        if (rule.RetryAfter is { } after)
        {
            problem.Extensions["retryAfter"] = after;
        }

        foreach (var (name, value) in rule.Details)
        {
            problem.Extensions[name] = value;
        }

        return http.Response.WriteAsJsonAsync(problem, problem.GetType(), options: null, contentType: "application/problem+json");
    }

    /// <summary>What a request that could not be read is refused with: the JSON path or the parameter at fault, where one is known.</summary>
    internal static RuleException FromBadRequest(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new RuleException("too-large", "The request is larger than allowed.", bad.StatusCode);
        }

        if (bad.InnerException is JsonException json)
        {
            var path = (json.Path ?? "$").TrimStart('$').TrimStart('.');
            return new InvalidInputException(path.Length > 0 ? path : "body", "The JSON is not valid here.");
        }

        return bad.StatusCode == StatusCodes.Status400BadRequest
            ? new InvalidInputException("request", bad.Message)
            : new RuleException(DefaultCode(bad.StatusCode), bad.Message, bad.StatusCode);
    }

    private static string TitleOf(int status) => status switch
    {
        400 => "Not valid",
        401 => "Sign in first",
        403 => "Not allowed",
        404 => "Not found",
        409 => "Not possible now",
        410 => "Gone",
        412 => "Changed in the meantime",
        413 => "Too large",
        422 => "Refused",
        429 => "Too many requests",
        503 => "Not available at the moment",
        _ => "Error",
    };

    private static string DefaultCode(int status) => status switch
    {
        400 => "validation",
        401 => "signed-out",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        409 => "conflict",
        412 => "stale",
        413 => "too-large",
        415 => "unsupported-media-type",
        429 => "too-many-requests",
        502 or 503 or 504 => "service-unavailable",
        _ => "error",
    };

    private sealed class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
        {
            var rule = exception switch
            {
                RuleException known => known,
                BadHttpRequestException bad => FromBadRequest(bad),
                Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException => RuleException.Stale(),
                OperationCanceledException when http.RequestAborted.IsCancellationRequested => new RuleException("aborted", "The client went away.", 499),
                _ => null,
            };
            if (rule is null)
            {
                logger.LogError(exception, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
                rule = new RuleException("error", "Something went wrong on our side. Please try again.", StatusCodes.Status500InternalServerError);
            }

            await WriteAsync(http, rule);
            return true;
        }
    }
}
