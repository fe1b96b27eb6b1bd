using Portal.Contracts.Audit;
using Portal.Messaging;
using Portal.PortalConfig.Audit;
using Portal.PortalConfig.Data;

namespace Portal.PortalConfig.Consumers;

/// <summary>Keeps what every service says was done.</summary>
internal sealed class AuditRecordedConsumer(PortalConfigDb db, TimeProvider clock) : OnceConsumer<PortalConfigDb, AuditRecorded>(db, clock)
{
    protected override Task HandleAsync(AuditRecorded message, CancellationToken ct) => Db.AppendAsync(message, ct);
}
