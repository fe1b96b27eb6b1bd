using MassTransit;
using Portal.Messaging;
using Portal.ServiceDefaults.Files;
using Portal.ServiceDefaults.Mail;
using Portal.TicketQuery.Consumers;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Exports.Jobs;
using Portal.TicketQuery.Lists;
using Portal.TicketQuery.Projection;
using Portal.TicketQuery.Settings;
using Portal.TicketQuery.Tickets;
using Portal.TicketQuery.Views;
using Portal.TicketQuery.WeeklyMails;

namespace Portal.TicketQuery;

/// <summary>The customers' read model: filled by events, read by the portal's pages.</summary>
public static class TicketQuerySetup
{
    /// <summary>Registers the read model, its consumers and its views.</summary>
    public static WebApplicationBuilder AddTicketQuery(this WebApplicationBuilder builder)
    {
        builder.AddPortalMessaging<TicketQueryDb>("ticketquery", bus =>
        {
            bus.AddConsumer<TicketChangedConsumer>();
            bus.AddConsumer<MessagePostedConsumer>();
            bus.AddConsumer<PortalChangedConsumer>();
            bus.AddConsumer<PropertiesChangedConsumer>();
            bus.AddConsumer<PipelinesChangedConsumer>();
            bus.AddConsumer<ContactChangedConsumer>();
            bus.AddConsumer<StaffChangedConsumer>();
        });
        builder.Services.AddScoped<Projector>();
        builder.Services.AddScoped<TicketProjection>();
        builder.Services.AddScoped<TicketIndex>();
        builder.AddFileStore();
        builder.AddMails<TicketQueryDb>();
        builder.Services.AddSingleton<WeeklyMailRun>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WeeklyMailRun>());
        builder.Services.AddSingleton<ExportSignal>();
        builder.Services.AddSingleton<ExportRun>();
        builder.Services.AddHostedService<ExportWorker>();
        builder.Services.AddHostedService<ExportUpkeep>();
        builder.Services.AddSingleton<WordIndex>();
        builder.Services.AddHostedService<EarlierWords>();
        builder.Services.AddScoped<SettingsProjection>();
        builder.Services.AddScoped<PersonProjection>();
        builder.Services.AddSingleton<ViewEpochs>();
        builder.Services.AddSingleton<ViewStamps>();
        builder.Services.AddSingleton<PortalViews>();
        builder.Services.AddSingleton<SessionViews>();
        return builder;
    }

    /// <summary>Maps the customers' reads and what settings ask before they are published.</summary>
    public static WebApplication MapTicketQuery(this WebApplication app)
    {
        app.UseIdempotencyKeys();
        app.MapMessaging();
        app.MapTicketEndpoints();
        app.MapListEndpoints();
        app.MapExportEndpoints();
        app.MapSettingsEndpoints();
        return app;
    }
}
