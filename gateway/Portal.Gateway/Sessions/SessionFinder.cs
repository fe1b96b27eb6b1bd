using Portal.Contracts.Portals;

namespace Portal.Gateway.Sessions;

/// <summary>Whose session a request or a stream belongs to: the cookie's, or the view its member of staff has opened (B13).</summary>
internal sealed class SessionFinder(SessionStore store)
{
    /// <summary>The live session, or null. A view is one only together with the session it was opened in, and only while the role allows it.</summary>
    public async Task<ActiveSession?> FindAsync(string key, string? viewKey, PortalSnapshot portal, bool slide, CancellationToken ct)
    {
        var own = await store.FindAsync(key, portal, slide, ct);
        if (own is null || own.Record.Viewer is not null)
        {
            // A view's token is no cookie.
            return null;
        }

        if (viewKey is null)
        {
            return own;
        }

        var view = own.CallerOn(portal).May(Permissions.SeeAsCustomer) ? await store.FindAsync(viewKey, portal, slide, ct) : null;
        return view?.Record.Viewer?.SessionKey == own.Record.Key ? view with { Viewer = own } : null;
    }

    /// <summary>The same session as it is now, without counting as its use.</summary>
    public Task<ActiveSession?> AgainAsync(ActiveSession session, PortalSnapshot portal, CancellationToken ct) => session.Viewer is { } viewer
        ? FindAsync(viewer.Record.Key, session.Record.Key, portal, slide: false, ct)
        : FindAsync(session.Record.Key, null, portal, slide: false, ct);
}
