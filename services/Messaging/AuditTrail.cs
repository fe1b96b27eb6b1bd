using System.Text.Json;
using Portal.Contracts.Audit;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Auth;

namespace Portal.Messaging;

/// <summary>How services tell the central audit log what was done.</summary>
public static class AuditTrail
{
    /// <summary>Records a deed with the next save, so that there is no deed without a record and no record without a deed.</summary>
    /// <param name="before">State before, null for what is new; goes in as JSON.</param>
    /// <param name="after">State after, null for what is gone.</param>
    /// <param name="version">The version the record has now, for <see cref="LastChanges"/>; null for records that have none.</param>
    public static void Audit(
        this MessagingDbContext db, Caller caller, string action, AuditTarget target, object? before, object? after, DateTimeOffset now, long? version = null)
    {
        var deed = new AuditRecorded(Guid.CreateVersion7(now), caller.PortalId, now, ActorOf(caller), caller.Address, action, target, Json(before), Json(after));
        db.Enqueue(deed, caller.PortalId);
        if (version is { } made && deed.Actor.Name.Length > 0)
        {
            db.Add(LastChange.Of(deed, made));
        }
    }

    private static AuditActor ActorOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Contact => new AuditActor("contact", caller.Id, caller.Person.Name),
        CallerKind.Staff => new AuditActor("staff", caller.Id, caller.Person.Name),
        _ => new AuditActor("system", null, ""),
    };

    private static JsonElement? Json(object? value) => value is null ? null : JsonSerializer.SerializeToElement(value, ServiceDefaultsSetup.Json);
}
