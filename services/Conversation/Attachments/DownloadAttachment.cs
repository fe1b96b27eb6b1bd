using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Portal.Contracts.Portals;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.Conversations.Attachments;

/// <summary>A file, for its uploader while it is on no message, else for whoever may see the message. Checked at each request (W27).</summary>
internal static class DownloadAttachment
{
    public static async Task<IResult> HandleAsync(Guid id, string? inline, Caller caller, HttpContext http, ConversationDb db, IFileStore store, CancellationToken ct)
    {
        var file = await store.FindAsync(id, ct);
        if (file is null || file.PortalId != caller.PortalId || !await MayReadAsync(file, caller, db, ct))
        {
            throw RuleException.NotFound("This file");
        }

        var content = await store.OpenAsync(id, ct);
        var headers = http.Response.Headers;
        var disposition = new ContentDispositionHeaderValue(inline == "1" && InlineImages.AreOf(file.ContentType) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox";
        headers.CacheControl = "private";
        return Results.Stream(content, file.ContentType, enableRangeProcessing: content.CanSeek);
    }

    private static async Task<bool> MayReadAsync(StoredFile file, Caller caller, ConversationDb db, CancellationToken ct)
    {
        var attached = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == file.Id, ct);
        if (attached is null)
        {
            return file.OwnerId == caller.Id;
        }

        if (caller.Kind == CallerKind.Staff)
        {
            return attached.PortalId == caller.PortalId && caller.May(Permissions.Tickets);
        }

        return await db.Messages.AnyAsync(message => message.Id == attached.MessageId && message.Kind == MessageKind.Message, ct)
            && await db.MaySeeAsync(attached.TicketId, caller, ct);
    }
}
