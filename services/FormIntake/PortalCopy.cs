using Portal.Contracts.Portals;

namespace Portal.FormIntake;

/// <summary>What this service knows of a portal, from <see cref="PortalChanged"/>.</summary>
internal sealed class PortalCopy
{
    private PortalCopy()
    {
    }

    public Guid Id { get; private set; }

    public long Version { get; private set; }

    public bool On { get; private set; }

    public bool FormConnected { get; private set; }

    /// <summary>The form customers file tickets with (P15).</summary>
    public Guid? FormId { get; private set; }

    /// <summary>Text above that form (P14); null leaves the form's own.</summary>
    public string? FormHeader { get; private set; }

    public Guid? DefaultInboxId { get; private set; }

    public string Language { get; private set; } = "";

    /// <summary>Whether customers may hide their tickets from their colleagues (B4).</summary>
    public bool CustomersMayHide { get; private set; }

    /// <summary>The form the settings name; without a choice the one the portal was born with.</summary>
    public Guid ChosenFormId => FormId ?? Form.SupportId(Id);

    public static PortalCopy Of(PortalSnapshot portal)
    {
        var copy = new PortalCopy { Id = portal.Id };
        copy.Take(portal);
        return copy;
    }

    /// <summary>Takes over a newer version; an older one changes nothing.</summary>
    public void Take(PortalSnapshot portal)
    {
        if (portal.Version > Version)
        {
            Version = portal.Version;
            On = portal.On;
            FormConnected = portal.FormConnected;
            FormId = portal.FormId;
            FormHeader = portal.FormHeader;
            DefaultInboxId = portal.DefaultInboxId;
            Language = portal.Language;
            CustomersMayHide = portal.CustomersMayHide;
        }
    }
}
