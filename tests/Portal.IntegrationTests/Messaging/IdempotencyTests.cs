using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Messaging;

public sealed class IdempotencyTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_request_again_gets_the_first_answer_and_changes_nothing(DatabaseProvider provider)
    {
        await using var host = await SampleService.StartAsync(provider);
        using var client = host.Client(Callers.Contact(Guid.NewGuid()));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = await client.PostAsJsonAsync("/samples", new { count = 3 }, Ct);
        var second = await client.PostAsJsonAsync("/samples", new { count = 3 }, Ct);

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await second.Content.ReadFromJsonAsync<Sample>(Ct))!.Id.ShouldBe((await first.Content.ReadFromJsonAsync<Sample>(Ct))!.Id);
        (await CountAsync(host)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_request_many_times_at_once_has_one_effect(DatabaseProvider provider)
    {
        await using var host = await SampleService.StartAsync(provider);
        using var client = host.Client(Callers.Contact(Guid.NewGuid()));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "at-once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsJsonAsync("/samples", new { count = 3 }, Ct)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.Conflict);
        (await CountAsync(host)).ShouldBe(1);
    }

    [Fact]
    public async Task The_key_of_another_request_is_refused()
    {
        await using var host = await SampleService.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Client(Callers.Contact(Guid.NewGuid()));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "used");
        await client.PostAsJsonAsync("/samples", new { count = 3 }, Ct);

        var answer = await client.PostAsJsonAsync("/samples", new { count = 4 }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CountAsync(host)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_may_use_the_same_key()
    {
        await using var host = await SampleService.StartAsync(DatabaseProvider.Sqlite);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var client = host.Client(Callers.Contact(Guid.NewGuid()));
            client.DefaultRequestHeaders.Add("Idempotency-Key", "shared");
            (await client.PostAsJsonAsync("/samples", new { count = 3 }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await CountAsync(host)).ShouldBe(2);
    }

    private static async Task<int> CountAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SampleDb>().Samples.CountAsync(Ct);
    }
}
