using Portal.Contracts.Portals;
using Portal.PortalConfig;
using Portal.PortalConfig.Roles;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.Testing;

namespace Portal.UnitTests.PortalConfig;

public sealed class RoleTests
{
    private static readonly PortalRole Admin = PortalRole.Of(Permissions.StandardRoles.Single(role => role.Name == PortalRole.Administrator));

    private static readonly PortalRole Lead = new("lead", "Lead", [Permissions.Tickets], 1);

    private readonly Caller _admin = Callers.Staff(Guid.NewGuid(), "admin");

    [Fact]
    public void A_portal_has_the_standard_roles_first_and_its_own_by_label()
    {
        var portal = CustomerPortal.Create(Guid.NewGuid(), "Demo", "demo", "en", default);
        portal.SnapshotWithRoles().Roles.ShouldBe(Permissions.StandardRoles);
        portal.SaveRoles([Lead with { Name = "z", Label = "beta" }, Lead with { Name = "a", Label = "Zeta" }, Admin with { Label = "Boss" }], default);
        portal.SnapshotWithRoles().Roles.Select(role => role.Label).ShouldBe(["Agent", "Boss", "Operator", "beta", "Zeta"]);
        portal.Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("portal-settings")]
    public void Administrators_keep_what_it_takes_to_give_everything_back(string permission) =>
        Problems(Admin, Admin.Permissions.Except([permission])).ShouldBe(["permissions"]);

    [Fact]
    public void Administrators_may_lose_the_rest() => Problems(Admin, ["roles", "portal-settings"]).ShouldBeEmpty();

    [Fact]
    public void Nobody_gives_more_than_they_may_do_themselves()
    {
        Problems(Lead, [Permissions.Tickets, Permissions.Operations]).ShouldBe(["permissions"]);
        Problems(Lead with { Permissions = [Permissions.Operations] }, [Permissions.Operations, Permissions.Records]).ShouldBeEmpty();
    }

    [Fact]
    public void Unknown_permissions_are_refused() => Problems(Lead, ["everything"]).ShouldBe(["permissions"]);

    [Fact]
    public void Permissions_are_kept_once_and_in_one_order()
    {
        var problems = new Validation();
        new RoleRequest(null, null, ["records", "tickets", "records"], null, null).Apply(Lead, _admin, problems).Permissions.ShouldBe(["tickets", "records"]);
        problems.ThrowIfInvalid();
    }

    private IEnumerable<string> Problems(PortalRole role, IEnumerable<string> permissions)
    {
        var problems = new Validation();
        new RoleRequest(null, null, permissions.ToList(), null, null).Apply(role, _admin, problems);
        try
        {
            problems.ThrowIfInvalid();
            return [];
        }
        catch (InvalidInputException invalid)
        {
            return invalid.Errors.Keys;
        }
    }
}
