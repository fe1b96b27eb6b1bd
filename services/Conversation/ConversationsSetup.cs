using MassTransit;
using Portal.Contracts.Portals;
using Portal.Conversations.Attachments;
using Portal.Conversations.Consumers;
using Portal.Conversations.Data;
using Portal.Conversations.Inboxes;
using Portal.Conversations.Messages;
using Portal.Conversations.Pipelines;
using Portal.Conversations.Tickets;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;

namespace Portal.Conversations;

/// <summary>The conversation service: inboxes, pipelines, tickets, threads, messages, notes and their attachments.</summary>
public static class ConversationsSetup
{
    /// <summary>Registers everything the service needs.</summary>
    public static WebApplicationBuilder AddConversations(this WebApplicationBuilder builder)
    {
        builder.AddPortalMessaging<ConversationDb>("conversation", bus =>
        {
            bus.AddConsumer<PortalChangedConsumer>();
            bus.AddConsumer<PropertiesChangedConsumer>();
            bus.AddConsumer<ContactChangedConsumer>();
            bus.AddConsumer<StaffChangedConsumer>();
            bus.AddConsumer<SubmissionReceivedConsumer>();
            bus.AddConsumer<ImportContactsSavedConsumer>();
            bus.AddConsumer<UploadsExpiredConsumer>();
        });
        builder.AddFileStore();
        builder.Services.AddScoped<AttachmentPicker>();
        builder.Services.AddScoped<DeskWriter>();
        builder.Services.AddSingleton<TicketMover>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TicketMover>());
        builder.Services.AddHostedService<TicketTeller>();
        builder.Services.AddScoped<ISeed<ConversationDb>, PipelineAnnouncement>();
        builder.Services.AddScoped<ISeed<ConversationDb>, InboxAnnouncement>();
        if (builder.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            builder.Services.AddScoped<ISeed<ConversationDb>, DemoSeed>();
        }

        return builder;
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static WebApplication MapConversations(this WebApplication app)
    {
        app.UseIdempotencyKeys();
        app.MapMessaging();

        var customers = app.MapGroup("/api/tickets").RequireAuthorization(Policies.Customer).WithTags("Tickets");
        customers.MapPost("/{number}/messages", ReplyAsCustomer.HandleAsync).WithName("replyToTicket").WithIdempotency();
        customers.MapPost("/{number}/typing", AnnounceTyping.ByCustomerAsync).WithName("announceTyping");
        customers.MapPut("/{number}/properties/{name}", EditProperty.HandleAsync).WithName("editTicketProperty");
        customers.MapPut("/{number}/participants/{contactId:guid}", ChangeParticipants.ByCustomerAsync).WithName("admitParticipant");
        customers.MapDelete("/{number}/participants/{contactId:guid}", ChangeParticipants.RemoveByCustomerAsync).WithName("dismissParticipant");
        customers.MapPut("/{number}/privacy", HideTicket.HandleAsync).WithName("hideTicket");
        customers.MapPut("/{number}/rating", RateTicket.HandleAsync).WithName("rateTicket");
        customers.MapPost("/{number}/close", CloseTicket.ByCustomerAsync).WithName("closeTicket");

        app.MapGet("/api/attachments/{id:guid}", DownloadAttachment.HandleAsync)
            .RequireAuthorization(Policies.Member).WithTags("Attachments").WithName("downloadAttachment");

        var desk = app.MapGroup("/api/desk").RequireAuthorization(Policies.Agent).WithTags("Desk");
        desk.MapGet("/tickets", ListDeskTickets.HandleAsync).WithName("listDeskTickets");
        desk.MapGet("/tickets/counts", CountDeskTickets.HandleAsync).WithName("countDeskTickets");
        desk.MapPost("/tickets", OpenTicket.HandleAsync).WithName("openDeskTicket").WithIdempotency();
        desk.MapGet("/tickets/{number}", GetDeskTicket.HandleAsync).WithName("getDeskTicket");
        desk.MapPatch("/tickets/{number}", ChangeTicket.HandleAsync).WithName("changeDeskTicket");
        desk.MapGet("/tickets/{number}/messages", EarlierMessages.HandleAsync).WithName("listDeskMessages");
        desk.MapPost("/tickets/{number}/messages", ReplyAsAgent.HandleAsync).WithName("replyAsAgent").WithIdempotency();
        desk.MapPost("/tickets/{number}/typing", AnnounceTyping.ByAgentAsync).WithName("announceAgentTyping");
        desk.MapPost("/tickets/{number}/notes", AddNote.HandleAsync).WithName("addNote").WithIdempotency();
        desk.MapPost("/tickets/{number}/close", CloseTicket.ByAgentAsync).WithName("closeDeskTicket");
        desk.MapPost("/tickets/{number}/reopen", CloseTicket.ReopenAsync).WithName("reopenDeskTicket");
        desk.MapPut("/tickets/{number}/participants/{contactId:guid}", ChangeParticipants.ByAgentAsync).WithName("admitDeskParticipant");
        desk.MapDelete("/tickets/{number}/participants/{contactId:guid}", ChangeParticipants.RemoveByAgentAsync).WithName("dismissDeskParticipant");
        desk.MapGet("/agents", ListAgents.HandleAsync).WithName("listAgents");
        desk.MapGet("/pipelines", ListPipelines.HandleAsync).WithName("listPipelines");
        desk.MapGet("/inboxes", ListInboxes.HandleAsync).WithName("listInboxes");

        var records = app.MapGroup("/api/settings").RequireAuthorization(Permissions.Records).WithTags("Settings");
        records.MapGet("/pipelines", ListPipelineSettings.HandleAsync).WithName("listPipelineSettings");
        records.MapPost("/pipelines", AddPipeline.HandleAsync).WithName("addPipeline").WithIdempotency();
        records.MapPatch("/pipelines/{id:guid}", ChangePipeline.HandleAsync).WithName("changePipeline");
        records.MapDelete("/pipelines/{id:guid}", RemovePipeline.HandleAsync).WithName("removePipeline");
        records.MapGet("/inboxes", ListInboxes.HandleAsync).WithName("listInboxSettings");
        records.MapPost("/inboxes", ChangeInboxes.AddAsync).WithName("addInbox").WithIdempotency();
        records.MapPatch("/inboxes/{id:guid}", ChangeInboxes.RenameAsync).WithName("renameInbox");
        records.MapDelete("/inboxes/{id:guid}", ChangeInboxes.RemoveAsync).WithName("removeInbox");
        return app;
    }
}
