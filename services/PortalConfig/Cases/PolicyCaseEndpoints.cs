using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Cases;

/// <summary>Writes and reads the policy cases of a portal. A case is effective at once: it blocks what is published next.</summary>
internal static class PolicyCaseEndpoints
{
    public static async Task<Ok<PolicyCaseList>> ListAsync(Caller caller, PortalConfigDb db, CancellationToken ct) =>
        TypedResults.Ok(new PolicyCaseList(await db.CasesOfAsync(caller.PortalId, ct)));

    public static async Task<Created<PolicyCaseView>> CreateAsync(
        PolicyCaseInput input, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        Check(input);
        if (await db.PolicyCases.CountAsync(known => known.PortalId == caller.PortalId, ct) >= PolicyCase.Max)
        {
            throw new RuleException("too-many", $"There may be {PolicyCase.Max} cases. Delete one that is not needed any more.");
        }

        var row = PolicyCase.Create(caller.PortalId, input, clock.GetUtcNow());
        db.PolicyCases.Add(row);
        db.Audit(caller, "policy-case.created", TargetOf(row), before: null, PolicyCaseView.Of(row), clock.GetUtcNow(), row.Version);
        await db.SaveChangesAsync(ct);
        EntityTag.Set(http, row.Version);
        return TypedResults.Created($"/api/settings/policy-cases/{row.Id}", PolicyCaseView.Of(row));
    }

    public static async Task<Ok<PolicyCaseView>> ChangeAsync(
        Guid id, PolicyCaseInput input, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var row = await FindAsync(id, caller, http, db, ct);
        Check(input);
        var before = PolicyCaseView.Of(row);
        row.Change(input);
        db.Audit(caller, "policy-case.changed", TargetOf(row), before, PolicyCaseView.Of(row), clock.GetUtcNow(), row.Version);
        await db.SaveChangesAsync(ct);
        EntityTag.Set(http, row.Version);
        return TypedResults.Ok(PolicyCaseView.Of(row));
    }

    public static async Task<NoContent> DeleteAsync(Guid id, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var row = await FindAsync(id, caller, http, db, ct);
        db.PolicyCases.Remove(row);
        db.Audit(caller, "policy-case.deleted", TargetOf(row), PolicyCaseView.Of(row), after: null, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>A portal's cases in the order in which they were written.</summary>
    internal static async Task<IReadOnlyList<PolicyCaseView>> CasesOfAsync(this PortalConfigDb db, Guid portalId, CancellationToken ct) =>
        (await db.PolicyCases.AsNoTracking().Where(known => known.PortalId == portalId).OrderBy(known => known.Id).ToListAsync(ct)).ConvertAll(PolicyCaseView.Of);

    private static async Task<PolicyCase> FindAsync(Guid id, Caller caller, HttpContext http, PortalConfigDb db, CancellationToken ct)
    {
        var row = await db.PolicyCases.FirstOrDefaultAsync(known => known.Id == id && known.PortalId == caller.PortalId, ct) ?? throw RuleException.NotFound("This case");
        await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, TargetOf(row), row.Version, ct);
        return row;
    }

    private static void Check(PolicyCaseInput input) => new Validation()
        .Require(input.Name?.Trim() is { Length: >= 1 and <= PolicyCase.MaxName }, "name", $"A text of 1 to {PolicyCase.MaxName} characters.")
        .Require(input.ContactId is not null, "contactId", "Choose a contact.")
        .Require((input.ContactName?.Length ?? 0) <= PublishedSettings.MaxPerson, "contactName", $"At most {PublishedSettings.MaxPerson} characters.")
        .Require(input.TicketNumber > 0, "ticketNumber", "Enter a ticket's number.")
        .Require(input.Expect is not null, "expect", "Either sees or doesNotSee.")
        .ThrowIfInvalid();

    private static AuditTarget TargetOf(PolicyCase row) => new("policy-case", row.Id.ToString(), row.Name);
}

/// <summary>The cases of a portal.</summary>
internal sealed record PolicyCaseList(IReadOnlyList<PolicyCaseView> Items);
