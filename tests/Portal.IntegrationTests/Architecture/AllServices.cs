using Microsoft.AspNetCore.Builder;
using Portal.Conversations;
using Portal.FormIntake;
using Portal.Identity;
using Portal.PortalConfig;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using Portal.TicketQuery;

namespace Portal.IntegrationTests.Architecture;

/// <summary>Every service with data, for rules that hold for all of them.</summary>
internal static class AllServices
{
    private static readonly Dictionary<string, (Action<WebApplicationBuilder> Add, Action<WebApplication> Map)> Services = new(StringComparer.Ordinal)
    {
        ["identity"] = (builder => builder.AddIdentity(), app => app.MapIdentity()),
        ["portalconfig"] = (builder => builder.AddPortalConfig(), app => app.MapPortalConfig()),
        ["conversation"] = (builder => builder.AddConversations(), app => app.MapConversations()),
        ["ticketquery"] = (builder => builder.AddTicketQuery(), app => app.MapTicketQuery()),
        ["formintake"] = (builder => builder.AddFormIntake(), app => app.MapFormIntake()),
    };

    public static TheoryData<string> Names => [.. Services.Keys];

    public static TheoryData<string, DatabaseProvider> NamesAndProviders
    {
        get
        {
            var data = new TheoryData<string, DatabaseProvider>();
            foreach (var name in Services.Keys)
            {
                data.Add(name, DatabaseProvider.Sqlite);
                data.Add(name, DatabaseProvider.Postgres);
            }

            return data;
        }
    }

    public static Task<ServiceHost> StartAsync(string name, DatabaseProvider provider = DatabaseProvider.Sqlite, bool demo = false) => ServiceHost.StartAsync(
        name, Services[name].Add, Services[name].Map, provider, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Demo:Enabled"] = demo ? "true" : null });
}
