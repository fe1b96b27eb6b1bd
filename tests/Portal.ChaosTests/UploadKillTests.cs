using System.Net;
using System.Text;
using Portal.Testing;

namespace Portal.ChaosTests;

public sealed class UploadKillTests
{
    [Fact]
    public async Task A_file_goes_on_where_it_was_although_everything_was_killed_in_its_middle()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        using var customer = await run.SignInAsync("ada@acme.test");
        var ticket = await customer.OpenTicketAsync("The whole log");
        var content = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, 400_000).Select(line => $"{line} pressure low")));
        var upload = (await customer.Http.BeginUploadAsync("pump.log", content.Length)).UploadTold();
        (await customer.Http.AppendAsync(upload, 0, content[..4_000_000])).OffsetTold().ShouldBe(4_000_000);

        var onItsWay = customer.Http.AppendAsync(upload, 4_000_000, content[4_000_000..]);
        await run.KillAndRestartAsync();
        await onItsWay.ContinueWith(_ => { }, TaskScheduler.Default);

        // The last part counts whole or not at all.
        var offset = (int)await customer.Http.OffsetAsync(upload);
        offset.ShouldBeOneOf(4_000_000, content.Length);
        if (offset < content.Length)
        {
            (await customer.Http.AppendAsync(upload, offset, content[offset..])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var id = (await customer.GetAsync(upload))["id"]!.GetValue<Guid>();
        (await customer.PostAsync($"api/tickets/{ticket}/messages", new { text = "Here it is.", attachmentIds = new[] { id } })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await customer.Http.GetByteArrayAsync(new Uri($"api/attachments/{id}", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe(content);
    }
}
