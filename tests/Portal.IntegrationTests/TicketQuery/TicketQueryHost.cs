using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Hot;
using Portal.Testing;
using Portal.TicketQuery;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>The read model with two companies in one portal, and what tests do with it.</summary>
internal sealed class TicketQueryHost : IAsyncDisposable
{
    public static readonly CompanyRef Acme = new(Guid.CreateVersion7(), "Acme Outdoor");
    public static readonly CompanyRef Globex = new(Guid.CreateVersion7(), "Globex Energy");
    public static readonly PersonRef Amy = new(Guid.CreateVersion7(), "Amy", "Brennan", "amy@desk.test");
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private long _settings = 100;
    private long _properties;

    private TicketQueryHost(ServiceHost service) => Service = service;

    public ServiceHost Service { get; }

    public Guid PortalId { get; } = Guid.CreateVersion7();

    public PersonRef Ada { get; } = new(Guid.CreateVersion7(), "Ada", "Lovell", "ada@acme.test");

    public PersonRef Ben { get; } = new(Guid.CreateVersion7(), "Ben", "Okafor", "ben@acme.test");

    public static async Task<TicketQueryHost> StartAsync(DatabaseProvider provider, IHotStore? store = null, string? database = null) => new(await ServiceHost.StartAsync(
        "ticketquery",
        builder =>
        {
            builder.AddTicketQuery();
            if (store is not null)
            {
                builder.Services.AddSingleton(store);
            }
        },
        app => app.MapTicketQuery(),
        provider,
        database is null ? null : new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:database"] = database }));

    /// <summary>A session of <paramref name="person"/>; one of the whole company when one is given.</summary>
    public Caller Session(PersonRef person, CompanyRef? company = null) =>
        Callers.Contact(PortalId, person.Id, company ?? Acme, company is null ? TicketScope.Own : TicketScope.Company, person.FirstName, person.Email);

    /// <summary>A ticket as Conversation would tell of it.</summary>
    public TicketSnapshot Ticket(long number, PersonRef? contact = null, CompanyRef? company = null, string? subject = null, bool closed = false, PersonRef? owner = null, long version = 1) => new(
        Guid.CreateVersion7(), PortalId, number, version, subject ?? $"Ticket {number}", contact ?? Ada, company, Guid.CreateVersion7(), Guid.CreateVersion7(),
        new StageRef(Guid.CreateVersion7(), closed ? "Done" : "In review", closed), owner, "HIGH", "PRODUCT_ISSUE",
        Start.AddMinutes(number), Start.AddHours(number), null, null, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>A public message.</summary>
    public MessageSnapshot Message(string text, MessageAuthor? author = null, int minute = 0, Guid? threadId = null, params string[] files) => new(
        Guid.CreateVersion7(), threadId ?? PortalId, author is { Kind: AuthorKind.Agent } ? MessageDirection.Outgoing : MessageDirection.Incoming,
        author ?? new MessageAuthor(AuthorKind.Contact, Ada.Id, "Ada", "Lovell"), $"<p>{text}</p>", text, Start.AddMinutes(minute),
        [.. files.Select(name => new AttachmentRef(Guid.CreateVersion7(), name, 12, "application/pdf"))]);

    public PortalSnapshot Portal(long version, ClosedReply reply, bool mayClose) => new(
        PortalId, version, "Demo", "demo", true, 20, TicketScope.Company, null, true, null, null, "en", reply, mayClose, [], Start);

    /// <summary>Publishes settings, each time a newer version.</summary>
    public Task SettingsAsync(Func<PortalSnapshot, PortalSnapshot> change) =>
        Service.PublishAsync(new PortalChanged(change(Portal(++_settings, ClosedReply.Reopen, mayClose: true))));

    /// <summary>Defines further ticket properties beside the standard ones; <paramref name="change"/> may change any of them.</summary>
    public Task PropertiesAsync(IEnumerable<PropertyDefinition> custom, Func<PropertyDefinition, PropertyDefinition>? change = null) =>
        Service.PublishAsync(new PropertiesChanged(new PropertySet(PortalId, ++_properties, [.. StandardProperties.All.Concat(custom).Select(change ?? (property => property))], Start)));

    /// <summary>A property of tickets; options are values with their labels.</summary>
    public static PropertyDefinition Define(string name, PropertyType type, params (string Value, string Label)[] options) =>
        new(RecordType.Ticket, name, $"The {name}", type, "Custom", null, [.. options.Select(option => new PropertyOption(option.Value, option.Label))], PortalVisibility.Read, Standard: false);

    /// <summary>A filter of one condition.</summary>
    public static Filter Only(string property, FilterOperator op, params string[] values) => new([new FilterGroup([new Condition(property, op, values)])]);

    public Task ChangedAsync(TicketSnapshot ticket, TicketChange change = TicketChange.Changed) => Service.PublishAsync(new TicketChanged(ticket, change));

    public Task PostedAsync(TicketSnapshot ticket, MessageSnapshot message, TicketChange change = TicketChange.Message) =>
        Service.PublishAsync(new MessagePosted(ticket, message, change));

    /// <summary>The JSON at <paramref name="path"/> for this caller.</summary>
    public async Task<JsonElement> GetAsync(Caller caller, string path)
    {
        using var client = Service.Client(caller);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<HttpStatusCode> StatusAsync(Caller? caller, string path, string? ifNoneMatch = null)
    {
        using var client = Service.Client(caller);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (ifNoneMatch is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(ifNoneMatch));
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>The ticket numbers of a list, as they come.</summary>
    public async Task<long[]> NumbersAsync(Caller caller, string query = "") => NumbersOf(await GetAsync(caller, "/api/tickets" + query));

    public static long[] NumbersOf(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt64())];

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

/// <summary>A hot store that can be out of reach for its own process alone.</summary>
internal sealed class UnreliableStore(IHotStore inner) : IHotStore
{
    public bool Down { get; set; }

    public Task<string?> GetAsync(string key) => Down ? Task.FromResult<string?>(null) : inner.GetAsync(key);

    public Task<string?> GetAndSlideAsync(string key, TimeSpan lifetime) => Down ? Task.FromResult<string?>(null) : inner.GetAndSlideAsync(key, lifetime);

    public Task<string?[]> GetManyAsync(params string[] keys) => Down ? Task.FromResult(new string?[keys.Length]) : inner.GetManyAsync(keys);

    public Task<bool> SetAsync(string key, string value, TimeSpan lifetime) => Down ? Task.FromResult(false) : inner.SetAsync(key, value, lifetime);

    public Task<long?> IncrementAsync(string key, TimeSpan lifetime) => Down ? Task.FromResult<long?>(null) : inner.IncrementAsync(key, lifetime);

    public Task<bool> DeleteAsync(string key) => Down ? Task.FromResult(false) : inner.DeleteAsync(key);
}
