using System.Text;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.UnitTests.Files;

public sealed class FileRulesTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    private static readonly byte[] Program = [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0];

    [Theory]
    [InlineData("photo.png", "image/png")]
    [InlineData("PHOTO.PNG", "image/png")]
    public async Task A_picture_of_its_own_type_is_accepted(string name, string type)
    {
        var file = await CheckAsync(name, Png);
        file.ContentType.ShouldBe(type);
        (await ReadAsync(file)).ShouldBe(Png);
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("server.log")]
    [InlineData("rows.csv")]
    [InlineData("mail.eml")]
    public async Task Text_may_hold_markup_since_it_is_only_ever_downloaded(string name)
    {
        var file = await CheckAsync(name, Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"));
        FileRules.MayShowInline(file.ContentType).ShouldBeFalse();
    }

    [Fact]
    public async Task Text_that_mentions_another_format_is_still_text() =>
        (await CheckAsync("log.txt", "GET /a.pdf %PDF-1.4 ok"u8.ToArray())).ContentType.ShouldBe("text/plain");

    [Fact]
    public async Task Utf16_text_is_text() =>
        (await CheckAsync("log.txt", [0xFF, 0xFE, (byte)'a', 0])).ContentType.ShouldBe("text/plain");

    [Theory]
    [InlineData("page.png", "<!DOCTYPE html><html></html>")]
    [InlineData("page.pdf", "<html>%PDF-1.4</html>")]
    [InlineData("photo.jpg", "just text")]
    [InlineData("photo.jpg", "GIF89a...")]
    [InlineData("report.docx", "not a zip")]
    [InlineData("run.txt", "#!/bin/sh\nrm -rf /")]
    [InlineData("run.txt", "\u007fELF")]
    public async Task Disguised_content_is_refused_with_a_sentence(string name, string content) =>
        (await RefusalAsync(name, Encoding.UTF8.GetBytes(content))).ShouldEndWith(".");

    [Theory]
    [InlineData("run.txt")]
    [InlineData("run.png")]
    [InlineData("run.zip")]
    [InlineData("run.csv")]
    public async Task A_program_is_refused_under_any_name(string name) =>
        (await RefusalAsync(name, Program)).ShouldBe("This file is a program or script, which cannot be attached.");

    [Theory]
    [InlineData("drawing.svg")]
    [InlineData("page.html")]
    [InlineData("setup.exe")]
    [InlineData("code.js")]
    [InlineData("photo.png.exe")]
    [InlineData("noending")]
    [InlineData("")]
    [InlineData("...")]
    public async Task Other_types_and_nameless_files_are_refused(string name) => (await RefusalAsync(name, Png)).ShouldNotBeEmpty();

    [Fact]
    public async Task An_empty_file_is_refused() => (await RefusalAsync("empty.txt", [])).ShouldBe("The file is empty.");

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"C:\Users\ada\photo.png", "photo.png")]
    [InlineData("a\u0000b\nc.txt", "abc.txt")]
    [InlineData("gpj.\u202Etxt.png", "gpj.txt.png")]
    [InlineData("what?<now>.txt", "what__now_.txt")]
    [InlineData("Übersicht 📎.pdf", "Übersicht 📎.pdf")]
    public void A_name_keeps_what_is_safe(string name, string clean) => FileRules.CleanName(name).ShouldBe(clean);

    [Fact]
    public void Half_a_character_in_a_name_is_replaced() => FileRules.CleanName("half\uD800.txt").ShouldBe("half\uFFFD.txt");

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = FileRules.CleanName(new string('a', 500) + ".pdf");
        clean.Length.ShouldBe(FileRules.MaxNameLength);
        clean.ShouldEndWith(".pdf");
    }

    [Fact]
    public async Task A_stream_that_grows_too_long_is_refused_while_reading()
    {
        var file = await FileRules.CheckAsync("a.txt", new MemoryStream(new byte[10_000].Select(_ => (byte)'a').ToArray()), TestContext.Current.CancellationToken, maxBytes: 9_999);
        var refusal = await Should.ThrowAsync<RuleException>(() => ReadAsync(file));
        refusal.Code.ShouldBe("too-large");
        refusal.Status.ShouldBe(413);
    }

    private static Task<CheckedFile> CheckAsync(string name, byte[] content) =>
        FileRules.CheckAsync(name, new MemoryStream(content), TestContext.Current.CancellationToken);

    private static async Task<byte[]> ReadAsync(CheckedFile file)
    {
        using var copy = new MemoryStream();
        await file.Content.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private static async Task<string> RefusalAsync(string name, byte[] content) =>
        (await Should.ThrowAsync<InvalidInputException>(() => CheckAsync(name, content))).Errors["file"].ShouldHaveSingleItem();
}
