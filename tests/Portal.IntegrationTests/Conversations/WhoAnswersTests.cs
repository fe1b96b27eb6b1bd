using System.Net;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.Conversations;

/// <summary>Tickets are given to whom the portal's roles let answer them, however those are called (P1).</summary>
public sealed class WhoAnswersTests
{
    private static readonly Guid Lea = Guid.CreateVersion7();
    private static readonly RoleDefinition Lead = new("team_lead", "Team lead", [Permissions.Tickets, Permissions.Records], Standard: false);

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_role_of_the_portals_own_lets_its_holders_own_tickets_as_long_as_it_allows_to_answer_them(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        await JoinAsync(run, 1, "team_lead");
        (await AgentsAsync(run)).ShouldBe([run.Amy.Id]);
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Amy, HttpMethod.Patch, $"/api/desk/tickets/{number}", new { ownerId = Lea });

        await run.SetAsync(2, portal => portal with { Roles = [.. Permissions.StandardRoles, Lead] });
        (await AgentsAsync(run)).ShouldBe([run.Amy.Id, Lea], ignoreOrder: true);
        await run.DoneAsync(run.Amy, HttpMethod.Patch, $"/api/desk/tickets/{number}", new { ownerId = Lea });

        await run.SetAsync(3, portal => portal with { Roles = [.. Permissions.StandardRoles, Lead with { Permissions = [Permissions.Records] }] });
        (await AgentsAsync(run)).ShouldBe([run.Amy.Id]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Agents_whose_role_does_not_allow_to_answer_any_more_are_given_no_tickets(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        await run.SetAsync(2, portal => portal with { Roles = [.. Permissions.StandardRoles.Select(role => role.Name == "agent" ? role with { Permissions = [Permissions.Contacts] } : role)] });
        (await AgentsAsync(run)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Somebody_with_very_many_roles_or_with_none_left_is_known_all_the_same(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var many = Enumerable.Range(0, 40).Select(index => $"a_role_with_a_rather_long_name_{index:00}").ToArray();
        await run.SetAsync(2, portal => portal with { Roles = [.. Permissions.StandardRoles, .. many.Select(name => Lead with { Name = name })] });
        await JoinAsync(run, 1, many);
        (await AgentsAsync(run)).ShouldContain(Lea);

        await JoinAsync(run, 2);
        (await AgentsAsync(run)).ShouldNotContain(Lea);
    }

    private static Task JoinAsync(ConversationRun run, long version, params string[] roles) => run.Host.PublishAsync(new StaffChanged(new StaffSnapshot(
        Lea, version, "lea@desk.test", "Lea", "Lund", [new StaffMembership(run.PortalId, roles)], DateTimeOffset.UnixEpoch)));

    private static async Task<IEnumerable<Guid>> AgentsAsync(ConversationRun run) =>
        (await run.GetAsync(run.Amy, "/api/desk/agents")).GetProperty("items").EnumerateArray().Select(agent => agent.GetProperty("id").GetGuid());
}
