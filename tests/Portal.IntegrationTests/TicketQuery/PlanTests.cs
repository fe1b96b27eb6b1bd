using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.TicketQuery;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Filtered lists walk the list's own index and ask the key of the values for each ticket; nothing is read from end to end.</summary>
public sealed class PlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StandardProperties.Priority, FilterOperator.NotEqual, "LOW")]
    [InlineData(StandardProperties.Priority, FilterOperator.Equal, "LOW")]
    [InlineData(StandardProperties.Priority, FilterOperator.In, "LOW", "HIGH")]
    [InlineData(StandardProperties.Subject, FilterOperator.NotContainsToken, "internal")]
    [InlineData(StandardProperties.Number, FilterOperator.Greater, "100")]
    public async Task A_filtered_page_of_a_big_company_reads_no_table_from_end_to_end(string property, FilterOperator op, params string[] values)
    {
        await using var host = await StartAsync(DatabaseProvider.Postgres);
        await using var scope = host.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        await FillAsync(db, host);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(property, op, values) });
        var view = await PortalView.OfAsync(db, host.PortalId, Ct);
        var tickets = db.TicketsVisibleTo(host.Session(host.Ada, Acme), view);

        var plan = await ExplainAsync(db, tickets.Page(TicketOrder.Find("-lastActivity")!, null, 26));

        plan.ShouldContain("IX_Tickets_PortalId_CompanyId_LastActivityAt_Id", customMessage: plan);
        plan.ShouldContain("PK_TicketValues", customMessage: plan);
        plan.ShouldNotContain("Seq Scan", customMessage: plan);
    }

    private static async Task<string> ExplainAsync(TicketQueryDb db, IQueryable<Ticket> query)
    {
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    /// <summary>20,000 tickets of one company; what the values say is as in ordinary life.</summary>
    private static async Task FillAsync(TicketQueryDb db, TicketQueryHost host)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Tickets" ("Id", "PortalId", "Number", "Version", "Seen", "Subject", "SubjectKey", "ContactId", "ContactName", "CompanyId", "Closed", "CreatedAt", "LastActivityAt",
                "Shape", "PipelineId", "StageId", "StageLabel", "Properties")
            SELECT gen_random_uuid(), {host.PortalId}, n, 1, 0, 'Ticket ' || n, 'ticket ' || n, CASE WHEN n % 100 = 0 THEN {host.Ada.Id} ELSE {host.Ben.Id} END, 'Somebody', {Acme.Id}, n % 3 = 0,
                now() - n * interval '1 hour', now() - n * interval '1 minute', 1, {Guid.Empty}, {Guid.Empty}, '', ''
            FROM generate_series(1, 20000) n
            """,
            Ct);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "TicketValues" ("TicketId", "Property", "Key", "Words", "Number")
            SELECT "Id", 'hs_ticket_priority', CASE WHEN "Number" % 4 = 0 THEN 'LOW' ELSE 'HIGH' END, '', NULL::double precision FROM "Tickets"
            UNION ALL SELECT "Id", 'subject', "SubjectKey", ' ' || "SubjectKey" || ' ', NULL FROM "Tickets"
            UNION ALL SELECT "Id", 'hs_ticket_id', "Number"::text, '', "Number" FROM "Tickets"
            UNION ALL SELECT "Id", 'hs_ticket_status', CASE WHEN "Closed" THEN 'closed' ELSE 'open' END, '', NULL FROM "Tickets";
            ANALYZE "Tickets"; ANALYZE "TicketValues";
            """,
            Ct);
    }
}
