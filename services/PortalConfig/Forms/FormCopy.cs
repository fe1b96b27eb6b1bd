using Portal.Contracts.Forms;

namespace Portal.PortalConfig.Forms;

/// <summary>What this service knows of a form, so that only one that makes tickets is chosen (P15). The row of a deleted form stays, so that an older event does not bring it back.</summary>
internal sealed class FormCopy
{
    private FormCopy()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The one that is used when none is chosen.</summary>
    public bool Standard { get; private set; }

    /// <summary>Why it cannot be chosen; empty for one that can.</summary>
    public IReadOnlyList<FormReason> Reasons { get; private set; } = [];

    /// <summary>What it asks for.</summary>
    public IReadOnlyList<PropertyName> Properties { get; private set; } = [];
    public bool Deleted { get; private set; }

    /// <summary>A form of which nothing is known yet.</summary>
    public static FormCopy Of(FormSnapshot form) => new() { Id = form.Id, PortalId = form.PortalId, Standard = form.Standard };

    /// <summary>Takes over a newer version.</summary>
    public void Take(FormSnapshot form)
    {
        if (form.Version > Version)
        {
            (Version, Name, Reasons, Properties, Deleted) = (form.Version, form.Name, form.Reasons, form.Properties, form.Deleted);
        }
    }
}
