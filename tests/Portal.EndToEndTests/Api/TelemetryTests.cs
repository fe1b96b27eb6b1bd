using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

public sealed class TelemetryTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_leads_from_the_browsers_request_through_services_outbox_and_consumers()
    {
        await using var collector = await Collector.StartAsync();
        await using var run = await PortalRun.StartWithAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        }, "processes");
        using var customer = await run.SignInAsync("ada@acme.test");
        var form = (await customer.GetAsync("api/forms/support"))["id"];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/forms/{form}/submissions", UriKind.Relative))
        {
            Content = JsonContent.Create(new { fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = "Traced", ["content"] = "From end to end" } }),
        };
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");

        (await customer.Http.SendAsync(request, Ct)).EnsureSuccessStatusCode();

        foreach (var span in new[] { "outbox publish submission-received.v1", "outbox publish message-posted.v1", "outbox publish ticket-projected.v1" })
        {
            await Wait.ForAsync(() => collector.Spans, spans => spans.Any(batch => batch.HasTrace(TraceId) && batch.Names(span)), $"span '{span}' in the trace");
        }

        foreach (var service in new[] { "portal-gateway", "portal-formintake", "portal-conversation", "portal-ticketquery" })
        {
            collector.Spans.ShouldContain(batch => batch.HasTrace(TraceId) && batch.Names(service), service);
        }
    }

    /// <summary>Takes what an OTLP collector would, as it came.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentBag<Batch> _spans = [];
        private readonly WebApplication _app;

        private Collector(WebApplication app) => _app = app;

        public string Address => _app.Urls.First();

        public IReadOnlyCollection<Batch> Spans => _spans;

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector._app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                if (signal == "traces")
                {
                    collector._spans.Add(new Batch(body.ToArray()));
                }
            });
            await collector._app.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }

    /// <summary>One export of one service. Ids and names stand in it as they are, so no decoder is needed to find them.</summary>
    private sealed record Batch(byte[] Bytes)
    {
        public bool HasTrace(string id) => Bytes.AsSpan().IndexOf(Convert.FromHexString(id)) >= 0;

        public bool Names(string text) => Bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
