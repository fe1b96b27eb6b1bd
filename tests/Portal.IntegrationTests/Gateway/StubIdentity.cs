using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.ServiceDefaults;

namespace Portal.IntegrationTests.Gateway;

/// <summary>Identity's sessions in memory. Every demo person's password is "right".</summary>
internal sealed class StubIdentity(TimeProvider clock)
{
    public ConcurrentDictionary<string, SessionRecord> Sessions { get; } = new();
    public ConcurrentDictionary<string, DateTimeOffset> Touched { get; } = new();

    /// <summary>Roles by person, where no session says them.</summary>
    public ConcurrentDictionary<Guid, string[]> Staff { get; } = new([KeyValuePair.Create(DemoIds.Admin, new[] { "admin" })]);

    public void Map(WebApplication app)
    {
        app.MapPost("/internal/sessions", SignInAsync);
        app.MapGet("/internal/sessions/{key}", (string key) => Sessions.TryGetValue(key, out var session) ? Json(session with { Token = null }) : Results.NotFound());
        app.MapDelete("/internal/sessions/{key}", (string key) =>
        {
            Sessions.TryRemove(key, out _);
            return Results.NoContent();
        });
        app.MapPost("/internal/sessions/touch", async (HttpRequest request) =>
        {
            foreach (var (key, time) in (await request.ReadFromJsonAsync<Touch>())!.Keys)
            {
                Touched[key] = time;
            }

            return Results.NoContent();
        });
        app.MapPatch("/internal/sessions/{key}/language", async (string key, HttpRequest request) =>
        {
            Sessions[key] = Sessions[key] with { Language = (await request.ReadFromJsonAsync<Language>())!.Value };
            return Json(Sessions[key]);
        });
        app.MapPost("/api/desk/contacts/{id:guid}/view", View);
        app.MapGet("/internal/staff", () => Results.Json(new { items = Staff.Select(pair => new { id = pair.Key, name = "Nora Keller", roles = pair.Value }) }));
        app.MapPut("/internal/staff", () => Results.Ok(new { id = Guid.CreateVersion7() }));
    }

    private async Task<IResult> SignInAsync(HttpRequest request)
    {
        var body = (await request.ReadFromJsonAsync<SignIn>())!;
        var person = DemoIds.People.FirstOrDefault(known => known.Email == body.Email && body.Password == "right" && (body.App is null || (body.App == "desk") == (known.Company is null)));
        if (person is null)
        {
            return Results.Json(new { type = "urn:portal:problem:invalid-credentials", detail = "Wrong.", status = 401 }, contentType: "application/problem+json", statusCode: 401);
        }

        var token = Guid.NewGuid().ToString("N");
        var now = clock.GetUtcNow();
        var session = new SessionRecord(
            SessionRecord.KeyOf(token),
            token,
            person.Company is null ? SessionKind.Staff : SessionKind.Contact,
            person.Id,
            DemoIds.Portal,
            person.FirstName,
            person.LastName,
            person.Email,
            person.Company is null ? null : new CompanyRef(person.CompanyId!.Value, person.Company),
            person.Roles,
            null,
            "csrf-" + token,
            now,
            now,
            now.AddDays(7),
            body.IdleMinutes);
        Sessions[session.Key] = session;
        return Json(session, StatusCodes.Status201Created);
    }

    /// <summary>A view in the session the gateway's token names.</summary>
    private IResult View(Guid id, HttpRequest request)
    {
        var token = Guid.NewGuid().ToString("N");
        var person = DemoIds.People.First(known => known.Id == id);
        var own = Sessions[new JsonWebToken(request.Headers.Authorization.ToString()["Bearer ".Length..]).GetClaim("sid").Value];
        var now = clock.GetUtcNow();
        Sessions[SessionRecord.KeyOf(token)] = own with
        {
            Key = SessionRecord.KeyOf(token),
            Token = null,
            Kind = SessionKind.Contact,
            SubjectId = person.Id,
            FirstName = person.FirstName,
            LastName = person.LastName,
            Email = person.Email,
            Company = new CompanyRef(person.CompanyId!.Value, person.Company!),
            Roles = [],
            Csrf = "csrf-" + token,
            CreatedAt = now,
            LastSeenAt = now,
            AbsoluteEnd = now.AddMinutes(15),
            Viewer = new SessionViewer(own.SubjectId, own.Key),
        };
        return Results.Json(new { id = token }, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Json(SessionRecord session, int status = 200) => Results.Json(session, ServiceDefaultsSetup.Json, statusCode: status);

    private sealed record SignIn(string Email, string Password, string? App, int IdleMinutes);

    private sealed record Touch(Dictionary<string, DateTimeOffset> Keys);

    private sealed record Language([property: System.Text.Json.Serialization.JsonPropertyName("language")] string? Value);
}
