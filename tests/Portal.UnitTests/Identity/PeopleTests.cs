using Microsoft.AspNetCore.Identity;
using Portal.Identity;
using Portal.Testing;

namespace Portal.UnitTests.Identity;

public sealed class PeopleTests
{
    private static readonly Guid PortalId = Guid.NewGuid();
    private readonly FakeTime _time = new();

    [Theory]
    [InlineData("Marisa Obrien", "Marisa", "Obrien")]
    [InlineData("  Finn   de Vries ", "Finn", "de Vries")]
    [InlineData("Lindqvist, Dora", "Dora", "Lindqvist")]
    [InlineData("Plato", "Plato", "")]
    [InlineData("Plato,", "Plato,", "")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public void Names_are_split_into_first_and_last(string? name, string first, string last) =>
        PersonNames.Split(name).ShouldBe((first, last));

    [Fact]
    public void Names_that_are_too_long_are_cut()
    {
        var (first, last) = PersonNames.Split(new string('a', 300) + " " + new string('b', 300));
        (first.Length, last.Length).ShouldBe((100, 100));
    }

    [Theory]
    [InlineData("Müller", "muller")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("  ÉLAN ", "elan")]
    public void Accents_and_case_do_not_matter_when_searching(string text, string folded) => PersonNames.Fold(text).ShouldBe(folded);

    [Fact]
    public void A_contact_is_found_by_each_word_of_the_name_by_address_and_by_domain() =>
        Contact.Create(PortalId, "finn@globex.test", "Finn", "de Vries-Baker", null, _time.Now).Words.Select(word => word.Word)
            .ShouldBe(["finn@globex.test", "globex.test", "finn", "de", "vries-baker", "vries", "baker"], ignoreOrder: true);

    [Theory]
    [InlineData("ada@acme.test", true)]
    [InlineData("a.b+c@sub.acme.test", true)]
    [InlineData("ada@localhost", true)]
    [InlineData("ada", false)]
    [InlineData("@acme.test", false)]
    [InlineData("ada@", false)]
    [InlineData("ada@acme..test", false)]
    [InlineData("ada@@acme.test", false)]
    [InlineData("ada lovell@acme.test", false)]
    [InlineData("<ada@acme.test>", false)]
    [InlineData("ada@acme.test\nbcc:x", false)]
    public void Addresses_that_cannot_exist_are_refused(string email, bool valid) => EmailAddress.IsValid(email).ShouldBe(valid);

    [Fact]
    public void An_import_fills_in_what_is_not_known_and_leaves_what_is()
    {
        var acme = Company.Create(PortalId, "Acme", null, _time.Now);
        var contact = Contact.Create(PortalId, "ada@acme.test", "Ada", "", null, _time.Now);

        contact.FillIn("Adelheid", "Other", acme, _time.Now).ShouldBeTrue();

        contact.Name.ShouldBe("Ada");
        contact.Company.ShouldBe(acme);
        contact.Version.ShouldBe(2);
        contact.FillIn("Adelheid", "Other", acme, _time.Now).ShouldBeFalse();
        contact.Version.ShouldBe(2);
    }

    [Fact]
    public void Saving_the_same_member_of_staff_again_changes_nothing()
    {
        var staff = StaffMember.Create(null, "amy@desk.test", "hash", _time.Now);
        staff.Save("amy@desk.test", "Amy", "Brennan", PortalId, ["admin", "agent"], _time.Now).ShouldBeTrue();
        staff.Save("amy@desk.test", "Amy", "Brennan", PortalId, ["agent", "admin", "agent"], _time.Now).ShouldBeFalse();
        staff.Version.ShouldBe(1);
        staff.RolesIn(PortalId).ShouldBe(["agent", "admin"]);
        staff.RolesIn(Guid.NewGuid()).ShouldBeEmpty();
    }

    [Fact]
    public void Taking_the_last_role_ends_the_membership()
    {
        var staff = StaffMember.Create(null, "amy@desk.test", "hash", _time.Now);
        staff.Save("amy@desk.test", "Amy", "Brennan", PortalId, ["agent"], _time.Now);
        staff.Save("amy@desk.test", "Amy", "Brennan", PortalId, [], _time.Now).ShouldBeTrue();
        staff.Snapshot().Memberships.ShouldBeEmpty();
    }

    [Fact]
    public void Companies_are_the_same_by_name_whatever_the_case_and_spaces() =>
        Company.KeyOf("  ACME   Outdoor ").ShouldBe(Company.KeyOf("Acme Outdoor"));

    [Fact]
    public void A_password_fits_only_its_own_hash()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash("portal-demo");
        hash.ShouldNotContain("portal-demo");
        passwords.Hash("portal-demo").ShouldNotBe(hash);
        passwords.Verify(hash, "portal-demo").ShouldBe(PasswordVerificationResult.Success);
        passwords.Verify(hash, "portal-Demo").ShouldBe(PasswordVerificationResult.Failed);
        passwords.Verify(null, "portal-demo").ShouldBe(PasswordVerificationResult.Failed);
    }
}
