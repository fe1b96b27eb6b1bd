using MassTransit;
using Portal.Contracts.Portals;
using Portal.Messaging;
using Portal.PortalConfig.Assets;
using Portal.PortalConfig.Audit;
using Portal.PortalConfig.Cases;
using Portal.PortalConfig.Consumers;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Domains;
using Portal.PortalConfig.Drafts;
using Portal.PortalConfig.Forms;
using Portal.PortalConfig.Portals;
using Portal.PortalConfig.Properties;
using Portal.PortalConfig.Publishing;
using Portal.PortalConfig.Roles;
using Portal.PortalConfig.Scheduling;
using Portal.PortalConfig.Settings;
using Portal.PortalConfig.Setup;
using Portal.PortalConfig.Versions;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig;

/// <summary>Portals, their settings, properties, roles, the audit log, the first run.</summary>
public static class PortalConfigSetup
{
    /// <summary>Registers the service.</summary>
    public static void AddPortalConfig(this WebApplicationBuilder builder)
    {
        builder.AddPortalMessaging<PortalConfigDb>("portalconfig", bus =>
        {
            bus.AddConsumer<AuditRecordedConsumer>();
            bus.AddConsumer<PipelinesChangedConsumer>();
            bus.AddConsumer<InboxesChangedConsumer>();
            bus.AddConsumer<FormChangedConsumer>();
        });
        builder.Services.AddSingleton<SetupToken>();
        builder.Services.AddSingleton<DnsTxt>();
        builder.Services.AddSingleton<DomainProbe>();
        builder.Services.AddHostedService<AssetUpkeep>();
        if (builder.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            builder.Services.AddScoped<ISeed<PortalConfigDb>, DemoSeed>();
        }
        else
        {
            builder.Services.AddScoped<ISeed<PortalConfigDb>>(services => services.GetRequiredService<SetupToken>());
        }
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static void MapPortalConfig(this WebApplication app)
    {
        app.MapMessaging();
        app.UseIdempotencyKeys();

        var settings = app.MapGroup("/api/settings/portal").RequireAuthorization(Permissions.PortalSettings).WithTags("Settings");
        settings.MapGet("", GetSettings.HandleAsync).WithName("getPortalSettings");
        settings.MapPatch("", ChangeSettings.HandleAsync).WithName("changePortalSettings");
        MapDraft(app);
        MapLook(app);

        var properties = app.MapGroup("/api/settings/properties").RequireAuthorization(Permissions.Records).WithTags("Properties");
        properties.MapGet("", ListProperties.HandleAsync).WithName("listProperties");
        properties.MapPost("", CreateProperty.HandleAsync).WithName("createProperty").WithIdempotency();
        properties.MapPatch("/{record}/{name}", ChangeProperty.HandleAsync).WithName("changeProperty");
        properties.MapDelete("/{record}/{name}", DeleteProperty.HandleAsync).WithName("deleteProperty");
        app.MapGet("/api/desk/properties", ListProperties.HandleAsync).RequireAuthorization(Permissions.Tickets).WithTags("Properties").WithName("listDeskProperties");
        app.MapGet("/api/portal/properties", ListProperties.ForPortalAsync).RequireAuthorization(Policies.Member).WithTags("Properties").WithName("listPortalProperties");

        var roles = app.MapGroup("/api/settings/roles").RequireAuthorization(Permissions.Roles).WithTags("Roles");
        roles.MapGet("", ListRoles.HandleAsync).WithName("listRoles");
        roles.MapPost("", CreateRole.HandleAsync).WithName("createRole").WithIdempotency();
        roles.MapPatch("/{name}", ChangeRole.HandleAsync).WithName("changeRole");

        var audit = app.MapGroup("/api/settings/audit").RequireAuthorization(Permissions.Audit).WithTags("Audit");
        audit.MapGet("", ListAudit.HandleAsync).WithName("listAudit");
        audit.MapGet("/export.csv", ExportAudit.Handle).WithName("exportAudit");
        app.MapGet("/api/operations/audit/verify", VerifyAudit.HandleAsync).RequireAuthorization(Permissions.Operations).WithTags("Audit").WithName("verifyAudit");

        app.MapPost("/internal/roles/{name}/delete", DeleteRole.HandleAsync).RequireAuthorization(Policies.Service).WithTags("Roles").WithName("deleteRoleNobodyHolds");
        app.MapGet("/internal/properties", ListPropertySets.HandleAsync).RequireAuthorization(Policies.Service).WithTags("Portals").WithName("listPropertySets");
        app.MapGet("/internal/portals", ListPortals.HandleAsync).RequireAuthorization(Policies.Service).WithTags("Portals").WithName("listPortals");

        var setup = app.MapGroup("/internal/setup").RequireAuthorization(Policies.Service).WithTags("Setup");
        setup.MapGet("", SetupEndpoints.NeedAsync).WithName("getSetup");
        setup.MapPost("/check", SetupEndpoints.CheckAsync).WithName("checkSetup");
        setup.MapPost("/complete", SetupEndpoints.CompleteAsync).WithName("completeSetup");
    }

    /// <summary>Draft, publication, versions and the cases that guard them (B20, B21).</summary>
    private static void MapDraft(WebApplication app)
    {
        var draft = app.MapGroup("/api/settings/draft").RequireAuthorization(Permissions.PortalSettings).WithTags("Settings");
        draft.MapGet("", GetDraft.HandleAsync).WithName("getDraft");
        draft.MapPatch("", ChangeDraft.HandleAsync).WithName("changeDraft");
        draft.MapDelete("", DiscardDraft.HandleAsync).WithName("discardDraft");
        draft.MapPost("/rebase", RebaseDraft.HandleAsync).WithName("rebaseDraft");
        draft.MapDelete("/schedule", CancelSchedule.HandleAsync).WithName("cancelSchedule");

        var versions = app.MapGroup("/api/settings/versions").RequireAuthorization(Permissions.PortalSettings).WithTags("Settings");
        versions.MapGet("", ListVersions.HandleAsync).WithName("listSettingsVersions");
        versions.MapGet("/{version}", GetVersion.HandleAsync).WithName("getSettingsVersion");
        versions.MapPost("/{version}/restore", RestoreVersion.HandleAsync).WithName("restoreSettingsVersion");

        var cases = app.MapGroup("/api/settings/policy-cases").RequireAuthorization(Permissions.PortalSettings).WithTags("Policy cases");
        cases.MapGet("", PolicyCaseEndpoints.ListAsync).WithName("listPolicyCases");
        cases.MapPost("", PolicyCaseEndpoints.CreateAsync).WithName("createPolicyCase").WithIdempotency();
        cases.MapPut("/{id:guid}", PolicyCaseEndpoints.ChangeAsync).WithName("changePolicyCase");
        cases.MapDelete("/{id:guid}", PolicyCaseEndpoints.DeleteAsync).WithName("deletePolicyCase");

        var publishing = app.MapGroup("/internal/settings").RequireAuthorization(Policies.Service).WithTags("Settings");
        publishing.MapGet("/cases", PlanPublication.CasesAsync).WithName("getPolicyCases");
        publishing.MapPost("/plan", PlanPublication.HandleAsync).WithName("planPublication");
        publishing.MapPost("/publish", PublishSettings.HandleAsync).WithName("publishSettings");
        publishing.MapPost("/schedule", ScheduleDraft.HandleAsync).WithName("scheduleDraft");
        publishing.MapPost("/schedule/due", ClaimDue.HandleAsync).WithName("claimDueDrafts");
        publishing.MapPost("/schedule/failed", FailSchedule.HandleAsync).WithName("failSchedule");
    }

    /// <summary>Domains, pictures and the choice of a form (P4, P15, P19).</summary>
    private static void MapLook(WebApplication app)
    {
        app.MapGet("/api/settings/form-choices", ListFormChoices.HandleAsync).RequireAuthorization(Permissions.PortalSettings).WithTags("Forms").WithName("listFormChoices");

        var domains = app.MapGroup("/api/settings/domains").RequireAuthorization(Permissions.PortalSettings).WithTags("Domains");
        domains.MapGet("", DomainEndpoints.ListAsync).WithName("listDomains");
        domains.MapPost("/{host}/verify", DomainEndpoints.VerifyAsync).WithName("verifyDomain");

        app.MapPost("/api/settings/assets", UploadAsset.HandleAsync).RequireAuthorization(Permissions.PortalSettings).WithTags("Assets").WithName("uploadAsset");
        app.MapGet("/api/assets/{id:guid}", GetAsset.HandleAsync).RequireAuthorization(Policies.Anyone).WithTags("Assets").WithName("getAsset");
    }
}
