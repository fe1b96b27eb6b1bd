using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.ServiceDefaults.Database;

/// <summary>Values kept as JSON text, which every database has.</summary>
public static class JsonColumn
{
    /// <summary>Keeps the property as JSON; compared by what it says, so values must be replaced, never changed in place.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, ServiceDefaultsSetup.Json),
            text => JsonSerializer.Deserialize<T>(text, ServiceDefaultsSetup.Json)!,
            new ValueComparer<T>(
                (left, right) => JsonSerializer.Serialize(left, ServiceDefaultsSetup.Json) == JsonSerializer.Serialize(right, ServiceDefaultsSetup.Json),
                value => JsonSerializer.Serialize(value, ServiceDefaultsSetup.Json).GetHashCode(StringComparison.Ordinal)));
        return property;
    }
}
