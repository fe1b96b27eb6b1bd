using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Http;

#pragma warning disable CA1309 // Compared by the database, in the order of its index.

namespace Portal.Identity.Companies;

/// <summary>The portal's companies by name; <c>q</c> is the beginning of one.</summary>
internal static class ListCompanies
{
    public static async Task<Ok<Page<CompanyItem>>> HandleAsync(string? q, string? cursor, int? limit, Caller caller, IdentityDb db, CancellationToken ct)
    {
        var size = Paging.SizeOf(limit);
        var after = Cursor.Decode<Position>(cursor);
        var found = db.Companies.AsNoTracking().Where(company => company.PortalId == caller.PortalId);
        var prefix = Company.KeyOf(q ?? "");
        if (prefix.Length > 0)
        {
            var end = Prefix.EndOf(prefix);
            found = found.Where(company => string.Compare(company.NameKey, prefix) >= 0 && string.Compare(company.NameKey, end) < 0);
        }

        var total = await found.CountAsync(ct);
        var name = after?.Name ?? "";
        var companies = await found.Where(company => string.Compare(company.NameKey, name) > 0)
            .OrderBy(company => company.NameKey)
            .Take(size + 1)
            .ToListAsync(ct);
        var next = companies.Count > size ? Cursor.Encode(new Position(companies[size - 1].NameKey)) : null;
        var items = companies.Take(size).Select(company => new CompanyItem(company.Id, company.Name, company.Domain)).ToList();
        return TypedResults.Ok(new Page<CompanyItem>(items, next, total));
    }

    private sealed record Position(string Name);
}

/// <summary>A company as the desk lists it.</summary>
internal sealed record CompanyItem(Guid Id, string Name, string? Domain);
