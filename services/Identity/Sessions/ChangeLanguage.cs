using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Sessions;

/// <summary>Keeps a person's choice of language with their account, for this session and all later ones.</summary>
internal static class ChangeLanguage
{
    public static async Task<Ok<SessionRecord>> HandleAsync(
        string key, LanguageRequest request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        new Validation().Require(request.Language is null || Languages.IsKnown(request.Language), "language", Languages.Rule).ThrowIfInvalid();
        var now = clock.GetUtcNow();
        var record = await SessionReader.FindAsync(db, key, caller.PortalId, now, ct) ?? throw RuleException.NotFound("This session");
        if (record.Language == request.Language)
        {
            return TypedResults.Ok(record);
        }

        if (record.Kind == SessionKind.Contact)
        {
            var contact = await db.Contacts.Include(known => known.Company).FirstAsync(known => known.Id == record.SubjectId, ct);
            contact.ChooseLanguage(request.Language, now);
            db.Publish(contact);
        }
        else
        {
            var staff = await db.Staff.FirstAsync(known => known.Id == record.SubjectId, ct);
            staff.ChooseLanguage(request.Language, now);
            db.Publish(staff);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(record with { Language = request.Language });
    }
}

/// <summary>The language to read in; null for the portal's own.</summary>
internal sealed record LanguageRequest(string? Language);
