using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Contracts.Demo;

namespace Portal.IntegrationTests.Gateway;

public sealed partial class PageTests
{
    private const string Html = """<!doctype html><html><head><base href="/" /><meta name="csp-nonce" content="__CSP_NONCE__" /></head><body>APP</body></html>""";

    [Theory]
    [InlineData("", "/", "portal")]
    [InlineData("tickets/12", "/", "portal")]
    [InlineData("p/demo/", "/p/demo/", "portal")]
    [InlineData("p/demo/tickets", "/p/demo/", "portal")]
    [InlineData("desk/", "/", "desk")]
    [InlineData("p/demo/desk/inbox/3", "/p/demo/", "desk")]
    [InlineData("p/demo/view/abc/tickets/7", "/p/demo/view/abc/", "portal")]
    [InlineData("view/abc/", "/view/abc/", "portal")]
    [InlineData("index.html", "/", "portal")]
    public async Task Pages_get_the_portals_base_and_a_nonce_of_their_own(string path, string portalBase, string app)
    {
        await using var host = await GatewayHost.StartAsync(WithWebUi);
        using var client = host.Client();
        var answer = await client.GetAsync(path);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        var html = answer.Body!.GetValue<string>();
        html.ShouldContain($"""<base href="{portalBase}" />""");
        html.ShouldContain($"<body>{app}</body>");
        var nonce = Nonce().Match(html).Groups[1].Value;
        answer.Header("Content-Security-Policy").ShouldContain($"style-src 'self' 'nonce-{WebUtility.HtmlDecode(nonce)}'");
        answer.Header("Content-Security-Policy").ShouldContain("script-src 'self';");
        answer.Header("X-Frame-Options").ShouldBe("DENY");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Cache-Control").ShouldBe("no-store");
        Nonce().Match((await client.GetAsync(path)).Body!.GetValue<string>()).Groups[1].Value.ShouldNotBe(nonce);
    }

    [Fact]
    public async Task A_portals_address_without_its_slash_leads_to_the_one_with_it()
    {
        await using var host = await GatewayHost.StartAsync(WithWebUi);
        using var client = host.Client();
        var answer = await client.GetAsync("p/demo?x=1");
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Header("Location").ShouldBe("/p/demo/?x=1");
    }

    [Fact]
    public async Task Assets_are_served_as_compressed_before_and_kept_for_good()
    {
        await using var host = await GatewayHost.StartAsync(WithWebUi);
        using var client = host.Client();
        var packed = await client.GetAsync("p/demo/assets/app-1234.js", ("Accept-Encoding", "gzip, br"));
        packed.Header("Content-Encoding").ShouldBe("br");
        packed.Header("Cache-Control").ShouldContain("immutable");
        packed.Header("Content-Type").ShouldStartWith("text/javascript");
        var plain = await client.GetAsync("assets/app-1234.js");
        plain.Body!.GetValue<string>().ShouldBe("let app = 1;");
        (await client.GetAsync("assets/app-1234.js", ("If-None-Match", plain.Header("ETag")))).Status.ShouldBe(HttpStatusCode.NotModified);
        (await client.GetAsync("assets/missing.js")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(".vite/manifest.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("assets/..%2f.vite%2fmanifest.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("assets/%2e%2e/.vite/manifest.json")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_host_that_is_no_portals_gets_a_page_that_says_so()
    {
        await using var host = await GatewayHost.StartAsync(WithWebUi);
        using var client = host.Client();
        var page = await client.GetAsync("", ("Host", "unknown.test"));
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Body!.GetValue<string>().ShouldContain("No portal here");
        (await client.GetAsync("api/portal", ("Host", "unknown.test"))).Code.ShouldBe("unknown-portal");
        (await client.GetAsync("p/none/api/portal")).Code.ShouldBe("unknown-portal");
        (await client.GetAsync("api/portal", ("Host", "hilfe.acme.test"))).Body!["language"]!.GetValue<string>().ShouldBe("de");
        (await client.GetAsync("api/portal")).Body!["language"]!.GetValue<string>().ShouldBe("en");
    }

    [Fact]
    public async Task Without_a_web_UI_the_gateway_still_runs()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var answer = await client.GetAsync("");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body!.GetValue<string>().ShouldContain("web UI was not built");
    }

    [Fact]
    public async Task Before_there_is_a_portal_every_page_leads_to_its_setup()
    {
        await using var host = await GatewayHost.StartAsync(gateway =>
        {
            WithWebUi(gateway);
            gateway.Portals.Clear();
        });
        using var client = host.Client();
        (await client.GetAsync("tickets")).Header("Location").ShouldBe("/desk/setup");
        (await client.GetAsync("desk/setup")).Body!.GetValue<string>().ShouldContain("<body>desk</body>");
        (await client.GetAsync("api/setup")).Body!["needed"]!.GetValue<bool>().ShouldBeTrue();
        var request = new { token = "t", portalName = "Demo", slug = "demo", name = "Nora Keller", email = "admin@desk.test", password = "long enough" };
        (await client.SendAsync("POST", "api/setup", request)).Status.ShouldBe(HttpStatusCode.NoContent);
        host.Services["identity"].Seen.ShouldContain(seen => seen.Method == "PUT" && seen.Path == "/internal/staff");
        (await client.GetAsync("api/setup")).Body!["needed"]!.GetValue<bool>().ShouldBeFalse();
        (await client.GetAsync("api/portal")).Body!["id"]!.GetValue<Guid>().ShouldBe(DemoIds.Portal);
    }

    [Fact]
    public async Task The_API_is_described_in_one_document_without_what_is_internal()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var paths = (await client.GetAsync("openapi/v1.json")).Body!["paths"]!.AsObject().Select(pair => pair.Key).ToList();
        paths.ShouldContain("/api/session");
        paths.ShouldContain("/api/portal");
        paths.ShouldContain("/api/conversation");
        paths.ShouldNotContain(path => path.StartsWith("/internal", StringComparison.Ordinal) || path.Contains("**"));
    }

    private static void WithWebUi(GatewayHost host)
    {
        void Write(string path, byte[] content)
        {
            var file = Path.Combine(host.WebRoot, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write("let app = 1;"u8);
        }

        Write("index.html", Encoding.UTF8.GetBytes(Html.Replace("APP", "portal")));
        Write("desk/index.html", Encoding.UTF8.GetBytes(Html.Replace("APP", "desk")));
        Write("assets/app-1234.js", "let app = 1;"u8.ToArray());
        Write("assets/app-1234.js.br", packed.ToArray());
        Write(".vite/manifest.json", "secret"u8.ToArray());
    }

    [GeneratedRegex("""csp-nonce" content="([^"]+)""")]
    private static partial Regex Nonce();
}
