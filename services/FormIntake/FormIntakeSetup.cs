using MassTransit;
using Portal.Contracts.Portals;
using Portal.FormIntake.Attachments;
using Portal.FormIntake.Attachments.Resumable;
using Portal.FormIntake.Consumers;
using Portal.FormIntake.Data;
using Portal.FormIntake.Definitions;
using Portal.FormIntake.Forms;
using Portal.FormIntake.Imports;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake;

/// <summary>The service that takes things in: support forms, uploaded files, and imports of tickets from CSV files.</summary>
public static class FormIntakeSetup
{
    /// <summary>Registers the service. Call after <c>AddServiceDefaults("formintake")</c>.</summary>
    public static void AddFormIntake(this WebApplicationBuilder builder)
    {
        builder.AddPortalMessaging<FormIntakeDb>("formintake", bus =>
        {
            bus.AddConsumer<PortalChangedConsumer>();
            bus.AddConsumer<PropertiesChangedConsumer>();
            bus.AddConsumer<PipelinesChangedConsumer>();
            bus.AddConsumer<TicketsImportedConsumer>();
        });
        builder.Services.AddScoped<ISeed<FormIntakeDb>, FormAnnouncement>();
        builder.AddFileStore();
        builder.Services.AddSingleton<ClamAv>();
        builder.Services.AddScoped<VirusCheck>();
        builder.Services.AddScoped<UploadedFiles>();
        builder.Services.AddScoped<UploadTaker>();
        builder.Services.AddSingleton(FileLimits.Of(builder.Configuration));
        builder.Services.AddScoped<UploadAssembly>();
        builder.Services.AddScoped<AppendToUpload>();
        builder.Services.AddHostedService<UploadUpkeep>();
        builder.Services.AddSingleton<ImportSignal>();
        builder.Services.AddSingleton<ImportRun>();
        builder.Services.AddHostedService<ImportWorker>();
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static void MapFormIntake(this WebApplication app)
    {
        app.UseIdempotencyKeys();
        app.MapMessaging();

        app.MapPost("/api/attachments", UploadAttachment.HandleAsync)
            .RequireAuthorization(Policies.Member).WithTags("Attachments").WithName("uploadAttachment")
            .Produces<UploadAttachment.Result>(StatusCodes.Status201Created);

        app.MapResumableUploads();

        var forms = app.MapGroup("/api/forms").RequireAuthorization(Policies.Customer).WithTags("Forms");
        forms.MapGet("/support", GetSupportForm.HandleAsync).WithName("getSupportForm");
        forms.MapPost("/{id:guid}/submissions", SubmitForm.HandleAsync).WithName("submitForm").WithIdempotency();

        var definitions = app.MapGroup("/api/settings/forms").RequireAuthorization(Permissions.Records).WithTags("Forms");
        definitions.MapGet("", ListForms.HandleAsync).WithName("listForms");
        definitions.MapPost("", CreateForm.HandleAsync).WithName("createForm").WithIdempotency();
        definitions.MapGet("/{id:guid}", GetForm.HandleAsync).WithName("getForm");
        definitions.MapGet("/{id:guid}/preview", GetForm.PreviewAsync).WithName("previewForm");
        definitions.MapPut("/{id:guid}", SaveForm.HandleAsync).WithName("saveForm");
        definitions.MapDelete("/{id:guid}", DeleteForm.HandleAsync).WithName("deleteForm");

        var imports = app.MapGroup("/api/desk/imports").RequireAuthorization(Permissions.Contacts).WithTags("Imports");
        imports.MapPost("", UploadImport.HandleAsync).WithName("uploadImport").Produces<UploadImport.Result>(StatusCodes.Status201Created);
        imports.MapGet("", ListImports.HandleAsync).WithName("listImports");
        imports.MapGet("/{id:guid}", GetImport.HandleAsync).WithName("getImport");
        imports.MapPost("/{id:guid}/preview", PreviewImport.HandleAsync).WithName("previewImport");
        imports.MapPost("/{id:guid}/start", StartImport.HandleAsync).WithName("startImport");
        imports.MapGet("/{id:guid}/rejected", ListRejectedRows.HandleAsync).WithName("listRejectedRows");
        imports.MapGet("/{id:guid}/rejected.csv", DownloadRejectedRows.HandleAsync).WithName("downloadRejectedRows");
    }
}
