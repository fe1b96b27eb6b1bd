using Microsoft.AspNetCore.Http;
using Portal.Gateway.Csrf;
using Portal.ServiceDefaults.Errors;

namespace Portal.UnitTests.Gateway;

public sealed class CsrfCheckTests
{
    [Theory]
    [InlineData("portal.test", null, null, true)]
    [InlineData("portal.test", "https://portal.test", "same-origin", true)]
    [InlineData("portal.test", "http://portal.test", null, true)]
    [InlineData("portal.test:8443", "https://portal.test:8443", null, true)]
    [InlineData("portal.test", null, "none", true)]
    [InlineData("portal.test:443", "https://portal.test", null, true)]
    [InlineData("portal.test", "https://other.test", null, false)]
    [InlineData("portal.test", "https://portal.test.evil.test", null, false)]
    [InlineData("portal.test", "https://sub.portal.test", null, false)]
    [InlineData("portal.test", "https://portal.test:8443", null, false)]
    [InlineData("portal.test:8080", "http://portal.test", null, false)]
    [InlineData("portal.test", "null", null, false)]
    [InlineData("portal.test", null, "cross-site", false)]
    [InlineData("portal.test", "https://portal.test", "cross-site", false)]
    public void Only_our_own_origin_may_act(string host, string? origin, string? site, bool allowed)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString(host);
        request.Headers.Origin = origin;
        request.Headers["Sec-Fetch-Site"] = site;
        var refused = Record.Exception(() => CsrfCheck.RefuseForeignOrigin(request));
        (refused is null).ShouldBe(allowed);
        (refused as RuleException)?.Code.ShouldBe("csrf");
    }
}
