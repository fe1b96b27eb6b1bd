using Microsoft.AspNetCore.Builder;
using Portal.AppHost.Hosting;
using Portal.Conversations;
using Portal.FormIntake;
using Portal.Gateway;
using Portal.Identity;
using Portal.PortalConfig;
using Portal.ServiceDefaults;
using Portal.TicketQuery;

namespace Portal.AppHost;

/// <summary>Which services there are and what each needs. All three hosts read it; nothing else lists the services.</summary>
internal static class Topology
{
    public static readonly IReadOnlyList<Part> Services =
    [
        new("identity", "Portal.Identity", "services/Identity", Needs.Database | Needs.Bus | Needs.Demo,
            builder => builder.AddIdentity(), app => app.MapServiceDefaults().MapIdentity()),
        new("portalconfig", "Portal.PortalConfig", "services/PortalConfig", Needs.Database | Needs.Bus | Needs.Demo | Needs.SetupToken,
            builder => builder.AddPortalConfig(), app => app.MapServiceDefaults().MapPortalConfig()),
        new("conversation", "Portal.Conversation", "services/Conversation", Needs.Database | Needs.Bus | Needs.Files | Needs.Demo,
            builder => builder.AddConversations(), app => app.MapServiceDefaults().MapConversations()),
        new("ticketquery", "Portal.TicketQuery", "services/TicketQuery", Needs.Database | Needs.Bus | Needs.HotStore | Needs.Files | Needs.Mail | Needs.Demo | Needs.Replicable,
            builder => builder.AddTicketQuery(), app => app.MapServiceDefaults().MapTicketQuery()),
        new("formintake", "Portal.FormIntake", "services/FormIntake", Needs.Database | Needs.Bus | Needs.Files | Needs.Demo | Needs.Replicable,
            builder => builder.AddFormIntake(), app => app.MapServiceDefaults().MapFormIntake()),
    ];

    public static readonly Part Gateway = new(
        "gateway", "Portal.Gateway", "gateway/Portal.Gateway", Needs.Bus | Needs.HotStore | Needs.ServiceUrls | Needs.SigningKey | Needs.Replicable,
        builder => builder.AddGateway(), app => app.MapGateway());

    /// <summary>The services, then the gateway.</summary>
    public static IEnumerable<Part> All => Services.Append(Gateway);

    /// <summary>The configuration of <paramref name="part"/>: keys with colons, as in appsettings.json.</summary>
    public static Dictionary<string, string?> SettingsOf(Part part, UpRun run, Surroundings around)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Tokens:PublicKey"] = run.Keys.PublicKey };
        if (part.Needs.HasFlag(Needs.Database))
        {
            settings["Database:Provider"] = run.Choices.Database;
            settings["ConnectionStrings:database"] = around.Database(part);
        }

        // Empty is "not there", whatever the environment says.
        settings["ConnectionStrings:rabbitmq"] = part.Needs.HasFlag(Needs.Bus) ? around.Rabbitmq : "";
        settings["ConnectionStrings:redis"] = part.Needs.HasFlag(Needs.HotStore) ? around.Redis : "";
        if (part.Needs.HasFlag(Needs.Files) && Environment.GetEnvironmentVariable("Files__S3__Bucket") is null)
        {
            settings["Files:Folder"] = run.Data.Folder("files");
        }

        if (part.Needs.HasFlag(Needs.Mail))
        {
            settings["Mail:Folder"] = run.Data.Folder("mail");
        }

        if (part.Needs.HasFlag(Needs.Demo))
        {
            settings["Demo:Enabled"] = run.Choices.Demo ? "true" : "false";
        }

        if (part.Needs.HasFlag(Needs.SetupToken))
        {
            settings["Setup:TokenFile"] = run.Keys.SetupTokenFile;
        }

        if (part.Needs.HasFlag(Needs.SigningKey))
        {
            settings["Tokens:PrivateKey"] = run.Keys.PrivateKey;
            settings["Operator:Key"] = run.Keys.OperatorKey;
        }

        if (part.Needs.HasFlag(Needs.ServiceUrls))
        {
            foreach (var service in Services)
            {
                settings[$"Services:{service.Name}"] = around.Url(service);
            }
        }

        return settings;
    }
}

/// <summary>A service or the gateway.</summary>
/// <param name="Name">As in addresses, logs and configuration.</param>
/// <param name="Project">Project and program.</param>
/// <param name="Folder">Folder of the project in the repository.</param>
internal sealed record Part(string Name, string Project, string Folder, Needs Needs, Action<WebApplicationBuilder> Add, Action<WebApplication> Map)
{
    /// <summary>The database of this service on a server.</summary>
    public string DatabaseName => $"portal_{Name}";
}

/// <summary>What a part needs around it.</summary>
[Flags]
internal enum Needs
{
    None = 0,

    /// <summary>A database of its own.</summary>
    Database = 1,

    /// <summary>The message bus.</summary>
    Bus = 2,

    /// <summary>Sessions and views: Redis, or memory in one process.</summary>
    HotStore = 4,

    /// <summary>The store of attachments.</summary>
    Files = 8,

    /// <summary>Addresses of the services.</summary>
    ServiceUrls = 16,

    /// <summary>The private key, and the operators' key.</summary>
    SigningKey = 32,

    /// <summary>The one-time token that sets the first portal up.</summary>
    SetupToken = 64,

    /// <summary>Has demo data to add.</summary>
    Demo = 128,

    /// <summary>May run more than once beside itself.</summary>
    Replicable = 256,

    /// <summary>Sends e-mails.</summary>
    Mail = 512,
}

/// <summary>Where the host has put what parts need. Null for a bus or store inside the process.</summary>
internal sealed record Surroundings(Func<Part, string> Database, Func<Part, string> Url, string? Rabbitmq, string? Redis);
