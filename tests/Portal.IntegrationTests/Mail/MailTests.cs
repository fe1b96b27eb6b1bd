using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.ServiceDefaults.Mail;
using Portal.Testing;
using Portal.TicketQuery;
using Portal.TicketQuery.Data;

namespace Portal.IntegrationTests.Mail;

/// <summary>E-mails of a service: kept with what causes them, sent by a real server, each recognisable.</summary>
public sealed class MailTests
{
    private static readonly OutgoingMail Hello = new("ada@acme.test", "Grüße", "<p>Hallo <b>Ada</b></p>", "Hallo Ada", "de");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_mail_reaches_the_server_with_both_texts_its_file_and_its_id(DatabaseProvider provider)
    {
        Assert.SkipWhen(SmtpServer.Missing is not null, SmtpServer.Missing ?? "");
        await using var smtp = await SmtpServer.StartAsync();
        await using var service = await StartAsync(smtp.Settings, provider);
        var files = service.Services.GetRequiredService<IFileStore>();
        var (id, file) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await files.SaveAsync(new StoredFile(file, Guid.Empty, Guid.Empty, "list.csv", "text/csv", 0, DateTimeOffset.UtcNow), new MemoryStream("a;b"u8.ToArray()), Ct);

        await EnqueueAsync(service, id, Hello with { Attachments = [new MailAttachment(file, "Übersicht.csv", "text/csv")] });

        var mail = (await smtp.WaitForAsync(1))[0];
        (mail.From, mail.To[0], mail.User).ShouldBe(("portal@contoso.test", "ada@acme.test", "portal"));
        mail.Header("Message-ID").ShouldBe($"<{id:N}@contoso.test>");
        mail.Header("Subject").ShouldBe("=?utf-8?B?R3LDvMOfZQ==?=");
        mail.Header("Auto-Submitted").ShouldBe("auto-generated");
        mail.Header("Content-Language").ShouldBe("de");
        mail.Raw.ShouldContain("text/plain");
        mail.Raw.ShouldContain("text/html");
        mail.Raw.ShouldContain(Convert.ToBase64String("a;b"u8));
        await Wait.ForAsync(async () => await files.FindAsync(file, Ct) is null, gone => gone, "the file to be removed");
        using var scope = service.Services.CreateScope();
        var row = await Wait.ForAsync(() => scope.ServiceProvider.GetRequiredService<TicketQueryDb>().Set<QueuedMail>().AsNoTracking().FirstAsync(Ct), sent => sent.EndedAt is not null, "the mail to be noted as sent");
        (row.Html, row.Text, row.Error).ShouldBe(("", "", null));
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_now_comes_later_and_one_that_is_refused_for_good_is_given_up()
    {
        Assert.SkipWhen(SmtpServer.Missing is not null, SmtpServer.Missing ?? "");
        await using var smtp = await SmtpServer.StartAsync();
        await using var service = await StartAsync(smtp.Settings);
        var (busy, unknown) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await EnqueueAsync(service, unknown, Hello with { To = "unknown@acme.test" });
        await EnqueueAsync(service, busy, Hello with { To = "busy@acme.test" });
        using var scope = service.Services.CreateScope();
        var mails = scope.ServiceProvider.GetRequiredService<TicketQueryDb>().Set<QueuedMail>();
        (await Wait.ForAsync(() => mails.AsNoTracking().FirstAsync(mail => mail.Id == unknown, Ct), mail => mail.EndedAt is not null, "the mail to be given up")).Error.ShouldNotBeNull();
        var waiting = await Wait.ForAsync(() => mails.AsNoTracking().FirstAsync(mail => mail.Id == busy, Ct), mail => mail.Error is not null, "the mail to be refused");
        (waiting.EndedAt, waiting.Attempts).ShouldBe((null, 1));

        await mails.Where(mail => mail.Id == busy).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextAt, DateTimeOffset.UtcNow), Ct);

        (await smtp.WaitForAsync(1))[0].Header("Message-ID").ShouldStartWith($"<{busy:N}@");
    }

    [Fact]
    public async Task A_mail_of_a_process_that_died_while_sending_is_the_same_mail_again()
    {
        Assert.SkipWhen(SmtpServer.Missing is not null, SmtpServer.Missing ?? "");
        await using var smtp = await SmtpServer.StartAsync();
        await using var service = await StartAsync(smtp.Settings);
        var id = Guid.CreateVersion7();
        await EnqueueAsync(service, id, Hello);
        await smtp.WaitForAsync(1);
        using var scope = service.Services.CreateScope();
        var mails = scope.ServiceProvider.GetRequiredService<TicketQueryDb>().Set<QueuedMail>();
        await Wait.ForAsync(() => mails.AsNoTracking().FirstAsync(Ct), mail => mail.EndedAt is not null, "the mail to be sent");

        // As if it had died before it noted that.
        await mails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.EndedAt, (DateTimeOffset?)null).SetProperty(mail => mail.NextAt, DateTimeOffset.UtcNow).SetProperty(mail => mail.Text, "Hallo Ada"), Ct);

        (await smtp.WaitForAsync(2)).Select(mail => mail.Header("Message-ID")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_server_mails_are_files_in_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("portal-mail-");
        await using var service = await StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Mail:Folder"] = folder.FullName });

        await EnqueueAsync(service, Guid.CreateVersion7(), Hello);

        var text = await Wait.ForAsync(
            async () => folder.GetFiles("*.eml") is [var file] ? await File.ReadAllTextAsync(file.FullName, Ct) : "", mail => mail.Contains("text/html", StringComparison.Ordinal), "the mail");
        text.ShouldContain("To: ada@acme.test");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_a_person_writes_becomes_a_header_or_another_reader()
    {
        Assert.SkipWhen(SmtpServer.Missing is not null, SmtpServer.Missing ?? "");
        await using var smtp = await SmtpServer.StartAsync();
        await using var service = await StartAsync(smtp.Settings);
        foreach (var address in new[] { "ada@acme.test\r\nBcc: eve@evil.test", "ada@acme.test, eve@evil.test", "Ada <ada@acme.test>", "ada", "", "ada@acme.test eve@evil.test" })
        {
            await Should.ThrowAsync<ArgumentException>(() => EnqueueAsync(service, Guid.CreateVersion7(), Hello with { To = address }), address);
        }

        await EnqueueAsync(service, Guid.CreateVersion7(), Hello with { Subject = "Hi\r\nBcc: eve@evil.test\r\n\r\nBody", Language = "de\r\nX-Evil: 1" });

        var mail = (await smtp.WaitForAsync(1))[0];
        mail.To.ShouldBe(["ada@acme.test"]);
        mail.Header("Bcc").ShouldBeNull();
        mail.Header("X-Evil").ShouldBeNull();
    }

    private static Task<ServiceHost> StartAsync(IReadOnlyDictionary<string, string?> settings, DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        ServiceHost.StartAsync("ticketquery", builder => builder.AddTicketQuery(), app => app.MapTicketQuery(), provider, settings);

    private static async Task EnqueueAsync(ServiceHost service, Guid id, OutgoingMail mail)
    {
        using var scope = service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        db.EnqueueMail(id, mail, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Ct);
    }
}
