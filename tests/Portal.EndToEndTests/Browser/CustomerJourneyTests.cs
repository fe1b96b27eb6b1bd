using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>All that customers do with tickets, from filing to opening again, in each language by its own words. On a portal of its own, whose settings allow everything.</summary>
public sealed class CustomerJourneyTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task A_ticket_is_filed_answered_changed_shared_closed_rated_opened_again_found_and_exported(string language)
    {
        var words = WebTexts.In(language);
        var page = await ListAsync(language, words);
        var subject = $"Seilwinde {Preparations.Unique()}";
        var number = await FileAsync(page, words, subject);
        await AnswerAsync(page, words, number);
        await ChangeAsync(page, words);
        await ShareAsync(page, words);
        await CloseAndOpenAgainAsync(page, words);
        await FindAsync(page, words, subject);
        await ExportAsync(page, words, subject);
        await page.Button(words["signOut"]).ClickAsync();
        await Expect(page.GetByLabel(new Regex("Email|E-Mail|E-mail|Adresse"))).ToBeVisibleAsync();
    }

    /// <summary>P8, P11: the list of the company's tickets and the own ones.</summary>
    private async Task<IPage> ListAsync(string language, WebTexts words)
    {
        await own.Run.SetAsync(new { ticketScope = "company", customersMayClose = true, customersMayHide = true, askRating = true });
        using var admin = await own.Run.SignInAsync("admin@desk.test");
        (await admin.PatchAsync("api/settings/properties/ticket/hs_ticket_priority", new { visibility = "edit" })).EnsureSuccessStatusCode();
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        (await ada.PatchAsync("api/session", new { language })).EnsureSuccessStatusCode();
        var page = await SignInAsync(own.Run.Address, "ada@acme.test");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await page.Choice(words["tickets.view"]).SelectOptionAsync(words["tickets.views.mine"]);
        await Expect(page).ToHaveURLAsync(new Regex("view=mine"));
        await page.Choice(words["tickets.view"]).SelectOptionAsync(words["tickets.views.organization"]);
        return page;
    }

    /// <summary>P49: a new ticket, opened from the page that thanks.</summary>
    private static async Task<string> FileAsync(IPage page, WebTexts words, string subject)
    {
        await page.Link(words["newTicket.title"]).First.ClickAsync();
        await page.GetByLabel(words["newTicket.fields.subject"]).FillAsync(subject);
        await page.GetByLabel(words["newTicket.fields.content"]).FillAsync("Sie klemmt – größer als üblich.");
        await page.Button(words["newTicket.submit"]).ClickAsync();
        await Expect(page.Heading(words["newTicket.thankYou"])).ToBeVisibleAsync();
        var view = new Regex("^" + Regex.Escape(words["newTicket.view", ("number", "@")]).Replace("@", @"(\d+)", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(1));
        var link = page.GetByRole(AriaRole.Link, new() { NameRegex = view });
        var number = view.Match(await link.InnerTextAsync()).Groups[1].Value;
        await link.ClickAsync();
        await Expect(page.Heading(subject)).ToBeVisibleAsync();
        await Expect(page.GetByText(words["nextStep.support"])).ToBeVisibleAsync();
        return number;
    }

    /// <summary>P46, P47, W15: an answer with bold text and a file comes to the thread and into the PDF.</summary>
    private static async Task AnswerAsync(IPage page, WebTexts words, string number)
    {
        await page.AttachAsync(("Maße.txt", "zwölf"u8.ToArray()));
        await page.TypeAsync("");
        await page.Button(words["editor.bold"]).ClickAsync();
        await page.Keyboard.TypeAsync("Dringend");
        await page.Button(words["composer.send"]).ClickAsync();
        var messages = page.GetByRole(AriaRole.List, new() { Name = words["thread.label"], Exact = true }).Locator("article:not([data-pending=true])");
        await Expect(messages).ToHaveCountAsync(2);
        await Expect(messages.Last.Locator("strong")).ToHaveTextAsync("Dringend");
        await Expect(messages.Last.GetByRole(AriaRole.Link, new() { Name = "Maße.txt" })).ToBeVisibleAsync();
        var (name, _) = await page.DownloadAsync(page.Button(words["ticketPdf.download"]));
        name.ShouldBe($"ticket-{number}.pdf");
    }

    /// <summary>W16: a value in its place, and back.</summary>
    private static async Task ChangeAsync(IPage page, WebTexts words)
    {
        var label = words["ticket.priority"];
        await page.Button(words["edit.label", ("property", label)]).ClickAsync();
        await page.Choice(label).SelectOptionAsync(words["priority.URGENT"]);
        await page.Button(words["edit.save"]).ClickAsync();
        await Expect(page.GetByText(words["edit.done", ("property", label)]).First).ToBeVisibleAsync();
        await page.Button(words["undo"]).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = words["history.title"] })).ToContainTextAsync(words["priority.URGENT"]);
    }

    /// <summary>W2, B4: a colleague takes part and leaves again; the others do not see it, then they do.</summary>
    private static async Task ShareAsync(IPage page, WebTexts words)
    {
        await page.Button(words["participants.add"]).ClickAsync();
        await page.GetByLabel(words["participants.search"]).FillAsync("ben");
        await page.Button(words["participants.addIt", ("name", "Ben Okafor")]).ClickAsync();
        await Expect(page.GetByText(words["participants.added", ("name", "Ben Okafor")]).First).ToBeVisibleAsync();
        await page.GetByLabel(words["participants.rightOf", ("name", "Ben Okafor")]).SelectOptionAsync(words["participants.rights.reply"]);
        await page.Button(words["participants.remove", ("name", "Ben Okafor")]).ClickAsync();
        await page.Submit(words["participants.removeIt"]).ClickAsync();
        await Expect(page.GetByText(words["participants.none"])).ToBeVisibleAsync();
        await page.Button(words["privacy.hide"]).ClickAsync();
        await page.Button(words["privacy.show"]).ClickAsync();
        await Expect(page.Button(words["privacy.hide"])).ToBeVisibleAsync();
    }

    /// <summary>P29 to P31, W23.</summary>
    private static async Task CloseAndOpenAgainAsync(IPage page, WebTexts words)
    {
        await page.Button(words["ticket.close"]).ClickAsync();
        await page.Submit(words["ticket.close"]).ClickAsync();
        await Expect(page.GetByText(words["nextStep.none"])).ToBeVisibleAsync();
        await page.Button(words["rating.good"]).ClickAsync();
        await Expect(page.GetByText(words["rating.thanks"])).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = words["history.title"] })).ToContainTextAsync(words["history.closed"]);
        await Expect(page.GetByText(words["ticket.reopens"])).ToBeVisibleAsync();
        await page.TypeAsync("Doch noch nicht.");
        await page.Button(words["composer.send"]).ClickAsync();
        await Expect(page.GetByText(words["nextStep.support"])).ToBeVisibleAsync();
    }

    /// <summary>P44, W10, W12: search, filter, order, columns and a view of one's own.</summary>
    private static async Task FindAsync(IPage page, WebTexts words, string subject)
    {
        await page.GotoAsync("");
        await page.GetByLabel(words["tickets.search"]).FillAsync(subject.Split(' ')[1]);
        var subjects = page.GetByRole(AriaRole.Table, new() { Name = words["tickets.table"] }).Locator("td[data-column=subject] a");
        await Expect(subjects).ToHaveTextAsync([subject]);
        await page.GetByLabel(words["tickets.search"]).FillAsync("");
        await page.Button(words["list.filters"]).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel(words["tickets.columns.subject"]).FillAsync(subject.Split(' ')[1]);
        await page.Submit(words["list.apply"]).ClickAsync();
        await Expect(subjects).ToHaveTextAsync([subject]);
        await Expect(page.Button(words["list.remove", ("filter", $"{words["tickets.columns.subject"]}: {subject.Split(' ')[1]}")])).ToBeVisibleAsync();
        var header = page.GetByRole(AriaRole.Columnheader, new() { Name = words["tickets.columns.created"] });
        await header.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(header).ToHaveAttributeAsync("aria-sort", new Regex("ascending|descending"));

        await page.Button(words["list.views"]).ClickAsync();
        await page.GetByLabel(words["list.keep"]).FillAsync(subject);
        await page.Submit(words["list.save"]).ClickAsync();
        await page.Submit(words["list.deleteView", ("view", subject)]).ClickAsync();
        await page.Submit(words["list.delete"]).ClickAsync();
        await Expect(page.GetByText(words["list.noViews"])).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.Button(words["list.columns"]).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = words["tickets.columns.priority"] }).CheckAsync();
        await page.Submit(words["list.save"]).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = words["tickets.columns.priority"] })).ToBeVisibleAsync();
        await page.Button(words["list.columns"]).ClickAsync();
        await page.Submit(words["list.usualColumns"]).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = words["tickets.columns.priority"] })).ToHaveCountAsync(0);
    }

    /// <summary>P48.</summary>
    private static async Task ExportAsync(IPage page, WebTexts words, string subject)
    {
        var (name, content) = await page.DownloadAsync(page.Link(words["tickets.export"]));
        name.ShouldEndWith(".csv");
        Encoding.UTF8.GetString(content).ShouldContain(subject);
        var (workbook, _) = await page.DownloadAsync(page.Link(words["tickets.exportToExcel"]));
        workbook.ShouldEndWith(".xlsx");
    }
}
