using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.Contracts.Portals;

namespace Portal.ServiceDefaults.Auth;

/// <summary>Validates the gateway's tokens and names the policies built on them.</summary>
internal static class InternalAuth
{
    private const string Scheme = "internal";

    public static void AddInternalAuth(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, Handler>(Scheme, null);
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<TokenValidator>();
        var policies = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Anyone, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Customer, policy => policy.RequireAssertion(context => KindOf(context) == CallerKind.Contact))
            .AddPolicy(Policies.Member, policy => policy.RequireAssertion(context => KindOf(context) is CallerKind.Contact or CallerKind.Staff))
            .AddPolicy(Policies.Service, policy => policy.RequireAssertion(context => KindOf(context) == CallerKind.Service));
        foreach (var permission in Permissions.All)
        {
            policies.AddPolicy(permission, policy => policy.RequireAssertion(context => InternalTokens.Read(context.User).May(permission)));
        }
    }

    private static CallerKind KindOf(AuthorizationHandlerContext context) => InternalTokens.Read(context.User).Kind;

    /// <summary>Checking a signature costs more than many a query, so a token checked once is remembered until it ends.</summary>
    internal sealed class TokenValidator(IConfiguration configuration, IMemoryCache cache)
    {
        private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
        private readonly TokenValidationParameters _parameters = new()
        {
            ValidIssuer = InternalTokens.Issuer,
            ValidAudience = InternalTokens.Audience,
            IssuerSigningKey = InternalTokens.KeyFromPem(configuration["Tokens:PublicKey"]
                ?? throw new InvalidOperationException("Tokens:PublicKey is not configured.")),
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ClockSkew = TimeSpan.FromSeconds(30),
        };

        public async Task<ClaimsIdentity?> ValidateAsync(string token)
        {
            if (cache.TryGetValue<CallerIdentity>(token, out var known))
            {
                return known;
            }

            var result = await _handler.ValidateTokenAsync(token, _parameters);
            if (!result.IsValid)
            {
                return null;
            }

            return cache.Set(token, new CallerIdentity(result.ClaimsIdentity), new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero));
        }
    }

    private sealed class Handler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenValidator validator)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            {
                return AuthenticateResult.NoResult();
            }

            var identity = await validator.ValidateAsync(header["Bearer ".Length..].Trim());
            return identity is null
                ? AuthenticateResult.Fail("The token is not valid.")
                : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
        }

        /// <summary>An anonymous visitor's token is valid but not enough: that is "sign in first" (401), not "forbidden" (403).</summary>
        protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
        {
            Response.StatusCode = Caller.Of(Context).Kind == CallerKind.Anonymous ? 401 : 403;
            return Task.CompletedTask;
        }
    }
}
