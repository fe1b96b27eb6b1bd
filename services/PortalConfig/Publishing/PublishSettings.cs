using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Cases;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Publishing;

/// <summary>Second half of publishing: everybody obeys from now on. All cases must have come out as expected, for these very settings.</summary>
internal static class PublishSettings
{
    public static async Task<Ok<PublicationResult>> HandleAsync(
        PublicationRequest request, Caller caller, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (prospect, by, note) = await ApprovedAsync(request, caller, db, now, ct);
        var (portal, person) = (prospect.Portal, by.On(caller.PortalId));
        var changed = db.Publish(portal, prospect.Values, person, note, now);
        prospect.Draft?.End(person, now);
        if (changed)
        {
            await db.SavePublicationAsync(portal, ct);
        }

        return TypedResults.Ok(new PublicationResult(portal.SettingsVersion, portal.ChangedAt, new PortalSettings(portal)));
    }

    /// <summary>What may be published, by whom and with which note. Refuses what is not valid, collides, or has no fitting verdicts.</summary>
    internal static async Task<(Prospect Prospect, Publisher By, string? Note)> ApprovedAsync(
        PublicationRequest request, Caller caller, PortalConfigDb db, DateTimeOffset now, CancellationToken ct)
    {
        var by = request.By ?? throw new InvalidInputException("by", "Say who publishes.");
        var note = request.Note?.Trim();
        new Validation().Require((note?.Length ?? 0) <= PublishedSettings.MaxNote, "note", $"At most {PublishedSettings.MaxNote} characters.").ThrowIfInvalid();
        var prospect = await Prospect.ReadAsync(request, caller, db, now, ct);
        if (request.PortalVersion != prospect.Portal.Version || prospect.Conflicts.Count > 0)
        {
            throw RuleException.Stale();
        }

        await RequireCasesAsync(prospect, request.Verdicts ?? [], db, ct);
        return (prospect, by, string.IsNullOrEmpty(note) ? null : note);
    }

    /// <summary>Refuses unless every case that counts has a verdict, given for the case as it is now, that it expects.</summary>
    internal static async Task RequireCasesAsync(Prospect prospect, IReadOnlyList<PolicyVerdict> verdicts, PortalConfigDb db, CancellationToken ct)
    {
        if (!prospect.NeedsCases)
        {
            return;
        }

        foreach (var known in await db.CasesOfAsync(prospect.Portal.Id, ct))
        {
            if (!verdicts.Contains(new PolicyVerdict(known.Id, known.Version, known.Expect == Expectation.Sees)))
            {
                throw new RuleException("policy-failed", $"The case \"{known.Name}\" does not hold with these settings, or was changed at this moment.");
            }
        }
    }
}

/// <summary>What was published. <see cref="Settings"/> are all of them as they count now.</summary>
internal sealed record PublicationResult(long Version, DateTimeOffset PublishedAt, PortalSettings Settings);
