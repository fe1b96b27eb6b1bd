using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.Testing;
using Portal.TicketQuery.Views;

namespace Portal.UnitTests.TicketQuery;

public sealed class ViewTests
{
    private static readonly Caller Ada = Callers.Contact(Guid.CreateVersion7(), company: new CompanyRef(Guid.CreateVersion7(), "Acme"), scope: TicketScope.Company);

    [Fact]
    public void A_view_has_a_key_of_its_own_for_whoever_asks_and_whatever_is_asked()
    {
        Caller[] others =
        [
            Ada with { SessionId = "other" },
            Ada with { Id = Guid.CreateVersion7() },
            Ada with { PortalId = Guid.CreateVersion7() },
            Ada with { Scope = TicketScope.Own },
            Ada with { Company = new CompanyRef(Guid.CreateVersion7(), "Globex") },
            Ada with { Company = null },
        ];
        var key = SessionViews.KeyOf(Ada, "open");

        SessionViews.KeyOf(Ada with { FirstName = "Adele" }, "open").ShouldBe(key);
        others.Select(other => SessionViews.KeyOf(other, "open")).Append(SessionViews.KeyOf(Ada, "closed")).Append(key).ShouldBeUnique();
    }

    [Fact]
    public void The_companys_stamp_counts_only_where_the_company_is_in_scope()
    {
        ViewStamps.Of(Ada).Length.ShouldBe(3);
        ViewStamps.Of(Ada with { Scope = TicketScope.Own }).Length.ShouldBe(2);
        ViewStamps.Of(Ada with { Company = null }).Length.ShouldBe(2);
    }

    [Fact]
    public void A_kept_view_fits_only_the_stamps_it_was_made_under()
    {
        var view = View.Of(new { Text = "a\nb" });

        var kept = View.Read(view.Write("1:a:b"), "1:a:b").ShouldNotBeNull();
        kept.ETag.ShouldBe(view.ETag);
        kept.Json.ShouldBe(view.Json);
        View.Read(view.Write("1:a:b"), "1:a:c").ShouldBeNull();
        View.Read("broken", "1:a:b").ShouldBeNull();
        View.Of(new { Text = "other" }).ETag.ShouldNotBe(view.ETag);
    }
}
