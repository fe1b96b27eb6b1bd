using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Portal.AppHost.Cli;
using Portal.AppHost.Hosting;

namespace Portal.AppHost;

/// <summary>The topology as an Aspire application: containers for broker, Redis and SQL Server, the dashboard, and publishing to Compose or Kubernetes.</summary>
internal static class AspireHost
{
    private const string DashboardUrl = "http://localhost:15180";

    public static async Task RunAsync(UpRun run, string[] args, CancellationToken stop)
    {
        SetDashboardDefaults();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args });
        if (builder.ExecutionContext.IsPublishMode)
        {
            AddTarget(builder);
        }

        var publicKey = builder.AddParameter("tokens-public-key", () => run.Keys.PublicKey);
        var privateKey = builder.AddParameter("tokens-private-key", () => run.Keys.PrivateKey, secret: true);
        var operatorKey = builder.AddParameter("operator-key", () => run.Keys.OperatorKey, secret: true);

        var rabbitmq = builder.AddRabbitMQ("rabbitmq", password: Password("rabbitmq"))
            .WithManagementPlugin()
            .WithDataVolume($"portal-{VolumeSuffix(run)}-rabbitmq");
        var redis = builder.AddRedis("redis", port: null, password: Password("redis"));
        var sql = builder.AddSqlServer("sql", password: Password("sql"))
            .WithDataVolume($"portal-{VolumeSuffix(run)}-sql");

        var services = new Dictionary<string, IResourceBuilder<ProjectResource>>(StringComparer.Ordinal);
        foreach (var part in Topology.Services)
        {
            var database = sql.AddDatabase($"{part.Name}-database", part.DatabaseName);
            services[part.Name] = AddPart(part)
                .WithReference(database, connectionName: "database")
                .WithEnvironment("Database__Provider", "sqlserver")
                .WaitFor(database);
        }

        var gateway = AddPart(Topology.Gateway)
            .WithEnvironment("Tokens__PrivateKey", privateKey)
            .WithEnvironment("Operator__Key", operatorKey)
            .WithExternalHttpEndpoints()
            .WithUrlForEndpoint("http", url => url.DisplayText = "Portal");
        foreach (var (name, service) in services)
        {
            gateway.WithEnvironment($"Services__{name}", service.GetEndpoint("http")).WaitFor(service);
        }

        await using var application = builder.Build();
        using var http = new HttpClient();
        _ = builder.ExecutionContext.IsRunMode ? AnnounceAsync(run, http, stop) : Task.CompletedTask;
        await application.RunAsync(stop);

        IResourceBuilder<ParameterResource> Password(string name) =>
            builder.AddParameter($"{name}-password", () => $"P1-{run.Keys.Secret($"{name}.password")}", secret: true);

        IResourceBuilder<ProjectResource> AddPart(Part part)
        {
            var project = builder.AddProject(part.Name, $"../{part.Folder}/{part.Project}.csproj", launchProfileName: null)
                .WithHttpEndpoint(port: part == Topology.Gateway && builder.ExecutionContext.IsRunMode ? run.Options.Port : null)
                .WithHttpHealthCheck("/health")
                .WithEnvironment("Tokens__PublicKey", publicKey);
            if (part.Needs.HasFlag(Needs.Bus))
            {
                project.WithReference(rabbitmq).WaitFor(rabbitmq);
            }

            if (part.Needs.HasFlag(Needs.HotStore))
            {
                project.WithReference(redis).WaitFor(redis);
            }

            if (part.Needs.HasFlag(Needs.Demo))
            {
                project.WithEnvironment("Demo__Enabled", run.Choices.Demo ? "true" : "false");
            }

            if (part.Needs.HasFlag(Needs.Replicable))
            {
                project.WithReplicas(Replicas(part));
            }

            if (builder.ExecutionContext.IsRunMode)
            {
                AddFolders(project, part);
            }
            else
            {
                AddStorage(project, part);
            }

            return project;
        }

        // Attachments in one folder that all see; with containers elsewhere, see AddStorage.
        void AddFolders(IResourceBuilder<ProjectResource> project, Part part)
        {
            if (part.Needs.HasFlag(Needs.Files))
            {
                project.WithEnvironment("Files__Folder", run.Data.Folder("files"));
            }

            if (part.Needs.HasFlag(Needs.Mail))
            {
                project.WithEnvironment("Mail__Folder", run.Data.Folder("mail"));
            }

            if (part.Needs.HasFlag(Needs.SetupToken))
            {
                project.WithEnvironment("Setup__TokenFile", run.Keys.SetupTokenFile);
            }
        }

        void AddStorage(IResourceBuilder<ProjectResource> project, Part part)
        {
            if (part.Needs.HasFlag(Needs.Files))
            {
                project.WithEnvironment("Files__S3__ServiceUrl", Parameter("files-s3-service-url", secret: false))
                    .WithEnvironment("Files__S3__Bucket", Parameter("files-s3-bucket", secret: false))
                    .WithEnvironment("Files__S3__AccessKey", Parameter("files-s3-access-key", secret: true))
                    .WithEnvironment("Files__S3__SecretKey", Parameter("files-s3-secret-key", secret: true));
            }
        }

        IResourceBuilder<ParameterResource> Parameter(string name, bool secret) =>
            builder.Resources.OfType<ParameterResource>().FirstOrDefault(known => known.Name == name) is { } known
                ? builder.CreateResourceBuilder(known)
                : builder.AddParameter(name, secret);

        int Replicas(Part part) => builder.Configuration.GetValue($"Replicas:{part.Name}", defaultValue: 1);
    }

    /// <summary>Volumes hold servers whose passwords are in the data folder, so each data folder has its own.</summary>
    private static string VolumeSuffix(UpRun run) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run.Data.Path)))[..8];

    /// <summary>Fetching images may take longer than anybody waits here; the dashboard shows it.</summary>
    private static async Task AnnounceAsync(UpRun run, HttpClient http, CancellationToken ct)
    {
        try
        {
            await Health.WaitAsync(http, run.LocalUrl, "the portal", ct);
            await Banner.ShowAsync(run, http, ct);
        }
        catch (Exception error) when (error is Refusal or OperationCanceledException or ObjectDisposedException)
        {
            // Told to stop, or still starting.
        }
    }

    /// <summary>One environment at a time, or Aspire asks for each resource where it belongs: <c>--target kubernetes</c>, else Compose.</summary>
    private static void AddTarget(IDistributedApplicationBuilder builder)
    {
        if (builder.Configuration["target"] == "kubernetes")
        {
            builder.AddKubernetesEnvironment("kubernetes");
        }
        else
        {
            builder.AddDockerComposeEnvironment("compose");
        }
    }

    /// <summary>What a launch profile would set; the program is also started without one.</summary>
    private static void SetDashboardDefaults()
    {
        Default("ASPNETCORE_URLS", DashboardUrl);
        Default("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:19180");
        Default("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://localhost:20180");
        Default("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true");

        static void Default(string name, string value)
        {
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
