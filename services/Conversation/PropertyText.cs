using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>Values as people read them.</summary>
internal static class PropertyText
{
    /// <summary>The value on one line, options by their labels; null for none.</summary>
    public static string? Of(PropertyDefinition property, string value)
    {
        var parts = PropertyValue.Parts(property.Type, value).Select(part => property.Options.FirstOrDefault(option => option.Value == part)?.Label ?? part);
        return value.Length == 0 ? null : PlainText.OneLine(string.Join(", ", parts), Message.MaxActivity);
    }
}
