using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Contacts;

/// <summary>How many contacts a filter means and the first few of them, before it is saved (P9, P10).</summary>
internal static class PreviewContacts
{
    private const int Sample = 5;

    public static async Task<Ok<Result>> HandleAsync(Request request, Caller caller, IdentityDb db, CancellationToken ct)
    {
        var properties = await db.PropertiesOfAsync(caller.PortalId, ct);
        PropertyDefinition? Find(string name) => properties.Find(RecordType.Contact, name);
        var filter = Read(request.Filter, Find);
        var found = db.Contacts.AsNoTracking().Where(contact => contact.PortalId == caller.PortalId)
            .Where(FilterQuery.Of<Contact, ContactValue>(filter, Find, contact => db.ContactValues.Where(value => value.ContactId == contact.Id)));
        var total = await found.CountAsync(ct);
        var sample = await found.Include(contact => contact.Company).OrderBy(contact => contact.SortName).ThenBy(contact => contact.Email).Take(Sample).ToListAsync(ct);
        return TypedResults.Ok(new Result(total, [.. sample.Select(contact => new Item(contact.Name, contact.Email, contact.Company?.Name))]));
    }

    private static Filter Read(JsonElement json, Func<string, PropertyDefinition?> find)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return new Filter([]);
        }

        if (!FilterJson.TryRead(json, out var filter, out var unreadable))
        {
            throw new InvalidInputException(Field(unreadable.Path), unreadable.Problem);
        }

        var validation = new Validation();
        foreach (var (path, problem) in FilterRules.Problems(filter!, find))
        {
            validation.Require(false, Field(path), problem);
        }

        validation.ThrowIfInvalid();
        return filter!;
    }

    private static string Field(string path) => path.Length == 0 ? "filter" : $"filter.{path}";

    internal sealed record Request(JsonElement Filter);

    internal sealed record Result(int Total, IReadOnlyList<Item> Sample);

    internal sealed record Item(string Name, string Email, string? Company);
}
