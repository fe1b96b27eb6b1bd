using MassTransit;
using Portal.Contracts.Portals;
using Portal.Identity.Companies;
using Portal.Identity.Consumers;
using Portal.Identity.Contacts;
using Portal.Identity.Data;
using Portal.Identity.Sessions;
using Portal.Identity.Staff;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;

namespace Portal.Identity;

/// <summary>Contacts, companies, staff, sign-in and sessions.</summary>
public static class IdentitySetup
{
    /// <summary>Registers the service.</summary>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.AddPortalMessaging<IdentityDb>("identity", bus =>
        {
            // One batch at a time: they bring the same people.
            bus.AddConsumer<TicketRowsReadConsumer>(consumer => consumer.ConcurrentMessageLimit = 1);
            bus.AddConsumer<PortalChangedConsumer>();
            bus.AddConsumer<PropertiesChangedConsumer>();
            bus.AddConsumer<ContactPropertiesSubmittedConsumer>();
        });
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddScoped<LockOut>();
        builder.Services.AddScoped<SessionCopies>();
        builder.Services.AddScoped<ISeed<IdentityDb>, ContactIndexSeed>();
        builder.Services.AddScoped<SignIn>();
        builder.Services.AddHostedService<SessionCleanup>();
        if (builder.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            builder.Services.AddScoped<ISeed<IdentityDb>, DemoSeed>();
        }
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static void MapIdentity(this WebApplication app)
    {
        app.UseIdempotencyKeys();
        app.MapMessaging();

        var sessions = app.MapGroup("/internal/sessions").RequireAuthorization(Policies.Service).WithTags("Sessions");
        sessions.MapPost("", SignIn.HandleAsync).WithName("signIn");
        sessions.MapPost("/touch", TouchSessions.HandleAsync).WithName("touchSessions");
        sessions.MapGet("/{key}", GetSession.HandleAsync).WithName("getSession");
        sessions.MapDelete("/{key}", SignOut.HandleAsync).WithName("signOut");
        sessions.MapPatch("/{key}/language", ChangeLanguage.HandleAsync).WithName("changeLanguage");

        var staff = app.MapGroup("/internal/staff").RequireAuthorization(Policies.Service).WithTags("Staff");
        staff.MapGet("", ListStaff.HandleAsync).WithName("listStaffOfPortal");
        staff.MapPut("", SaveStaff.HandleAsync).WithName("saveStaff");

        var roles = app.MapGroup("/api/settings/staff").RequireAuthorization(Permissions.Roles).WithTags("Staff");
        roles.MapGet("", ListStaff.HandleAsync).WithName("listStaff");
        roles.MapPost("", AddStaff.HandleAsync).WithName("addStaff");
        roles.MapPost("/{id:guid}/invitation", InviteStaff.HandleAsync).WithName("inviteStaff");
        roles.MapPut("/{id:guid}/roles", SaveStaffRoles.HandleAsync).WithName("saveStaffRoles");

        app.MapPost("/api/desk/invitation", AcceptInvitation.HandleAsync).RequireAuthorization(Policies.Anyone).WithTags("Staff").WithName("acceptInvitation");

        var desk = app.MapGroup("/api/desk").RequireAuthorization(Policies.Agent).WithTags("Contacts");
        desk.MapGet("/contacts", ListContacts.HandleAsync).WithName("listContacts");
        desk.MapPost("/contacts", CreateContact.HandleAsync).RequireAuthorization(Permissions.Contacts).WithName("createContact").WithIdempotency();
        desk.MapGet("/contacts/{id:guid}", GetContact.HandleAsync).WithName("getContact");
        desk.MapPatch("/contacts/{id:guid}", ChangeContact.HandleAsync).RequireAuthorization(Permissions.Contacts).WithName("changeContact");
        desk.MapPost("/contacts/{id:guid}/view", StartView.HandleAsync).RequireAuthorization(Permissions.SeeAsCustomer).WithName("viewAsContact");
        desk.MapGet("/companies", ListCompanies.HandleAsync).WithName("listCompanies");
        desk.MapGet("/companies/{id:guid}", GetCompany.HandleAsync).WithName("getCompany");
        desk.MapPatch("/companies/{id:guid}", ChangeCompany.HandleAsync).RequireAuthorization(Permissions.Contacts).WithName("changeCompany");

        app.MapPost("/api/settings/preview/contacts", PreviewContacts.HandleAsync)
            .RequireAuthorization(Permissions.PortalSettings).WithTags("Settings").WithName("previewContacts");
    }
}
