using Portal.Gateway.Services;

namespace Portal.Gateway.Settings;

/// <summary>Asks TicketQuery whether contacts would see tickets under given settings, and compares with what is expected.</summary>
internal sealed class PolicyCheck(ServiceClients services)
{
    private const string Sees = "sees";

    /// <summary>A result for each case of <paramref name="plan"/>, in its order. A case whose contact or ticket is unknown fails: it would hold whatever the settings are.</summary>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(PublicationPlan plan, Guid portalId, CancellationToken ct)
    {
        if (plan.Cases.Count == 0)
        {
            return [];
        }

        var question = new { portalId, plan.Settings, cases = plan.Cases.Select(known => new { known.ContactId, known.TicketNumber }) };
        var answers = await services.TicketQuery.PostAsync<List<Answer>>("/internal/policy/check", question, portalId, ct);
        if (answers?.Count != plan.Cases.Count)
        {
            throw Unavailable.Because("The policy cases cannot be checked at the moment.");
        }

        return
        [
            .. plan.Cases.Zip(answers, (known, answer) => new CaseResult(
                known.Id,
                known.Version,
                known.Name,
                answer.Sees,
                answer.Sees == (known.Expect == Sees) && answer.Reason?.StartsWith("unknown", StringComparison.Ordinal) != true,
                answer.Reason ?? "")),
        ];
    }

    private sealed record Answer(bool Sees, string? Reason);
}

/// <summary>How a case came out. <see cref="Reason"/> names the rule that shows or hides the ticket.</summary>
internal sealed record CaseResult(Guid CaseId, long Version, string Name, bool Sees, bool Passed, string Reason);
