using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Contracts.Properties;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Properties;

/// <summary>What the use cases of properties do alike.</summary>
internal static class PropertyStore
{
    /// <summary>The portal's catalog, the standard one where nothing was changed yet; a save keeps it.</summary>
    public static async Task<PropertyCatalog> PropertiesOfAsync(this PortalConfigDb db, Guid portalId, CancellationToken ct)
    {
        var catalog = await db.PropertySets.FirstOrDefaultAsync(known => known.PortalId == portalId, ct);
        if (catalog is null)
        {
            catalog = PropertyCatalog.Standard(portalId);
            db.PropertySets.Add(catalog);
        }

        catalog.Complete();
        return catalog;
    }

    /// <summary>Publishes all definitions with the next save.</summary>
    public static void Publish(this PortalConfigDb db, PropertyCatalog catalog) => db.Enqueue(new PropertiesChanged(catalog.Snapshot()), catalog.PortalId);

    /// <summary>Saves; who was first when two create the catalog or the same name at the same moment has won.</summary>
    public static async Task SavePropertiesAsync(this PortalConfigDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            throw new RuleException("conflict", "Somebody else changed the properties at this moment. Please try again.");
        }
    }

    /// <summary>Finds a portal's definitions without touching them; null for a property that does not exist.</summary>
    public static async Task<Func<RecordType, string, PropertyDefinition?>> FindPropertyAsync(this PortalConfigDb db, Guid portalId, CancellationToken ct)
    {
        var catalog = await db.PropertySets.AsNoTracking().FirstOrDefaultAsync(known => known.PortalId == portalId, ct) ?? PropertyCatalog.Standard(portalId);
        catalog.Complete();
        return (record, name) => catalog.Find(record, name)?.Definition;
    }

    /// <summary>Where the portal's settings, published or in the draft, name the property, or one of <paramref name="values"/> of it.</summary>
    public static async Task<IReadOnlyList<string>> PropertyUsesAsync(
        this PortalConfigDb db, Guid portalId, RecordType record, string name, IReadOnlyCollection<string>? values, CancellationToken ct)
    {
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(known => known.Id == portalId, ct);
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(known => known.PortalId == portalId, ct);
        return [.. UsesIn(portal?.Values).Union(UsesIn(draft?.Values), StringComparer.Ordinal)];

        IReadOnlyList<string> UsesIn(PortalValues? settings) =>
            settings is null ? [] : PropertyUses.Of(settings.Columns, settings.TicketFilter, settings.ScopeFilter, record, name, values);
    }

    /// <summary>The property a path names; 404 for none.</summary>
    public static Property Require(this PropertyCatalog catalog, string record, string name) =>
        catalog.Properties.FirstOrDefault(property => property.Name == name && property.Record.ToString().Equals(record, StringComparison.OrdinalIgnoreCase))
        ?? throw RuleException.NotFound("This property");

    /// <summary>The property in the audit log.</summary>
    public static AuditTarget Target(this Property property) => new("property", $"{property.Record}/{property.Name}", property.Label);
}
