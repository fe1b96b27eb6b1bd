using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>The product's main job, with a customer and an agent in two browsers.</summary>
public sealed class TicketJourneyTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_customer_files_a_ticket_an_agent_answers_and_both_see_it_without_reload()
    {
        var subject = $"The tent pole snapped {Guid.NewGuid().ToString("N")[..6]}";

        // P49: the customer files it, with a file.
        var customer = await VisitAsync(portal.Run.Address);
        await customer.SignInAsync("ada@acme.test");
        await Expect(customer.GetByRole(AriaRole.Heading, new() { Name = "Tickets" })).ToBeVisibleAsync();
        await customer.GetByRole(AriaRole.Link, new() { Name = "File a support ticket" }).First.ClickAsync();
        await customer.GetByLabel("Subject").FillAsync(subject);
        await customer.GetByLabel("Description").FillAsync("It broke on the second night.\nCan I get a new one?");
        await customer.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "pole.txt", MimeType = "text/plain", Buffer = "photo description"u8.ToArray() });
        await Expect(customer.GetByText("pole.txt")).ToBeVisibleAsync();
        await customer.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();

        // The agent sees it in the inbox and answers.
        var agent = await VisitAsync(portal.Run.Address, "desk/", new Look(Width: 1600));
        await agent.SignInAsync("amy@desk.test");
        await agent.GetByText(subject).First.ClickAsync();
        await Expect(agent.GetByText("It broke on the second night.").First).ToBeVisibleAsync();
        await Expect(agent.GetByText("pole.txt").First).ToBeVisibleAsync();

        // P45: the customer opens the ticket; the answer comes without reload.
        await customer.GotoAsync("");
        await customer.GetByRole(AriaRole.Link, new() { Name = subject }).First.ClickAsync();
        await Expect(customer.GetByRole(AriaRole.Heading, new() { Name = subject })).ToBeVisibleAsync();
        await agent.GetByRole(AriaRole.Tab, new() { Name = "Reply" }).ClickAsync();
        await agent.TypeAsync("A new pole is on its way.");
        await agent.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(customer.GetByText("A new pole is on its way.")).ToBeVisibleAsync();

        // P24: the agent's first name, not more.
        await Expect(customer.GetByText("Amy", new() { Exact = true }).First).ToBeVisibleAsync();
        (await customer.ContentAsync()).ShouldNotContain("Brennan");

        // The customer replies; the agent sees it without reload.
        await customer.TypeAsync("Thank you, that was quick!");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(agent.GetByText("Thank you, that was quick!").Last).ToBeVisibleAsync();

        // P28: a note stays in the desk.
        await agent.GetByRole(AriaRole.Tab, new() { Name = "Note" }).ClickAsync();
        await agent.TypeAsync("Check the batch of poles.");
        await agent.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(agent.GetByText("Check the batch of poles.").First).ToBeVisibleAsync();
        await customer.ReloadAsync();
        await Expect(customer.GetByText("Thank you, that was quick!")).ToBeVisibleAsync();
        await Expect(customer.GetByText("Check the batch of poles.")).ToHaveCountAsync(0);

        // Assign and close; the customer's page follows.
        await agent.GetByRole(AriaRole.Button, new() { Name = "Assign to me" }).ClickAsync();
        await agent.GetByRole(AriaRole.Button, new() { Name = "Close ticket" }).First.ClickAsync();
        await Expect(customer.GetByText("Closed").First).ToBeVisibleAsync();

        // P29: a reply to the closed ticket opens it again.
        await customer.TypeAsync("One more question.");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(agent.GetByText("One more question.").Last).ToBeVisibleAsync();
        await Expect(agent.GetByRole(AriaRole.Button, new() { Name = "Close ticket" }).First).ToBeVisibleAsync();
    }
}
