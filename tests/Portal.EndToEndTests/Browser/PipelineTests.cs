using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Pipelines, their stages and inboxes: nothing that holds tickets goes without saying where they go.</summary>
public sealed class PipelineTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    [Fact]
    public async Task A_stage_in_use_asks_where_its_tickets_go()
    {
        var number = await TicketInAsync("Returns", "Arrived", "Waiting for parts", "Sent back");
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/pipelines");
        await admin.Button("Edit Returns").ClickAsync();

        await admin.Button("Remove Arrived").ClickAsync();
        await admin.Button("Save").ClickAsync();
        var question = admin.GetByLabel("“Arrived” holds 1 ticket. Move to");
        await Expect(question).ToBeVisibleAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(question).ToHaveAttributeAsync("aria-invalid", "true");
        await question.SelectOptionAsync("Waiting for parts");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("Pipeline saved: Returns. Its tickets are being moved.")).ToBeVisibleAsync();

        using var agent = await own.Run.SignInAsync("amy@desk.test");
        await agent.WaitForAsync($"api/desk/tickets/{number}", ticket => ticket!["stage"]!["label"]!.GetValue<string>() == "Waiting for parts", "the ticket in its new stage");
        await admin.GotoAsync($"desk/tickets/{number}");
        await Expect(admin.GetByText("The system moved this from Arrived to Waiting for parts")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Stages_are_added_and_put_in_order_by_keyboard()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/pipelines");
        await admin.Button("Create pipeline").ClickAsync();
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("Orders");
        await admin.Button("Add stage").ClickAsync();
        await admin.GetByLabel("Name of stage 5").FillAsync("Paid");

        await admin.Button("Move Paid").FocusAsync();
        await admin.Keyboard.PressAsync("Space");
        await Expect(admin.Locator("[id^=DndLiveRegion]")).ToContainTextAsync("Paid");
        await admin.Keyboard.PressAsync("ArrowUp");
        await Expect(admin.GetByText("Paid: position 4 of 5.")).ToBeAttachedAsync();
        await admin.Keyboard.PressAsync("Space");
        await admin.Submit("Create pipeline").ClickAsync();

        var stages = admin.GetByRole(AriaRole.Listitem).Filter(new() { Has = admin.Heading("Orders") }).GetByRole(AriaRole.List).GetByRole(AriaRole.Listitem);
        await Expect(stages).ToHaveTextAsync(["New", "Waiting on contact", "Waiting on us", "Paid", "Closed (Closed)"]);
    }

    [Fact]
    public async Task A_pipeline_needs_an_open_and_a_closed_stage()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/pipelines");
        await admin.Button("Create pipeline").ClickAsync();
        await admin.Button("Remove Closed").ClickAsync();
        await admin.GetByLabel("Name of stage 2").FillAsync("new");
        await admin.Submit("Create pipeline").ClickAsync();

        await Expect(admin.GetByText("At least one stage must be closed.")).ToBeVisibleAsync();
        await Expect(admin.GetByText("Another stage has this name.")).ToBeVisibleAsync();
        await Expect(admin.GetByLabel("Name", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task A_pipeline_with_tickets_is_deleted_once_another_takes_them()
    {
        var number = await TicketInAsync("Old ways", "Somewhere", "Elsewhere", "Over");
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/pipelines");
        await admin.Button("Delete Old ways").ClickAsync();
        await Expect(admin.GetByText("It holds 1 ticket.")).ToBeVisibleAsync();
        await admin.Button("Delete pipeline").ClickAsync();
        await Expect(admin.GetByLabel("Move its tickets to")).ToHaveAttributeAsync("aria-invalid", "true");
        await admin.GetByLabel("Move its tickets to").SelectOptionAsync("Support pipeline");
        await admin.Button("Delete pipeline").ClickAsync();

        await Expect(admin.Heading("Old ways")).ToHaveCountAsync(0);
        await admin.GotoAsync($"desk/tickets/{number}");
        await Expect(admin.GetByText("The system moved this from the pipeline Old ways to Support pipeline")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_agent_moves_a_ticket_to_another_pipeline_and_back()
    {
        var number = await TicketInAsync("Repairs", "Arrived", "On the bench", "Done");
        var agent = await SignInAsync(own.Run.Address, "amy@desk.test", $"desk/tickets/{number}");

        await agent.Choice("Pipeline").SelectOptionAsync("Support pipeline");
        await Expect(agent.GetByText("Amy Brennan moved this from the pipeline Repairs to Support pipeline")).ToBeVisibleAsync();
        await Expect(agent.Choice("Stage").Locator("option:checked")).ToHaveTextAsync("New");
        await agent.Button("Undo").ClickAsync();

        await Expect(agent.Choice("Stage").Locator("option:checked")).ToHaveTextAsync("Arrived");
    }

    // P6
    [Fact]
    public async Task Inboxes_come_are_renamed_take_new_tickets_and_go()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/inboxes");
        await admin.Button("Create inbox").ClickAsync();
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("Support");
        await admin.Submit("Create inbox").ClickAsync();
        await Expect(admin.GetByText("Another inbox has this name.")).ToBeVisibleAsync();
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("Billing");
        await admin.Submit("Create inbox").ClickAsync();
        await admin.Button("Rename Billing").ClickAsync();
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("Invoices");
        await admin.Button("Save").ClickAsync();

        await admin.Button("Make default: Invoices").ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make default" }).ClickAsync();
        await Expect(admin.GetByText("New tickets arrive in Invoices")).ToBeVisibleAsync();
        await Expect(admin.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Invoices" })).ToContainTextAsync("Default");
        await admin.Button("Make default: Support").ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make default" }).ClickAsync();
        await Expect(admin.GetByText("New tickets arrive in Support")).ToBeVisibleAsync();
        using var client = await own.Run.SignInAsync("admin@desk.test");
        await client.WaitForAsync("api/settings/inboxes", inboxes => inboxes!["items"]![0]!["isDefault"]!.GetValue<bool>(), "the default inbox");

        await admin.Button("Delete Invoices").ClickAsync();
        await admin.Button("Delete inbox").ClickAsync();
        await Expect(admin.GetByText("Inbox deleted: Invoices")).ToBeVisibleAsync();
        await Expect(admin.Button("Rename Invoices")).ToHaveCountAsync(0);
    }

    /// <summary>A pipeline of these stages, the last one closed, with one ticket in the first; returns the ticket's number.</summary>
    private async Task<long> TicketInAsync(string pipeline, params string[] stages)
    {
        using var customer = await own.Run.SignInAsync("cleo@globex.test");
        var number = await customer.OpenTicketAsync($"A ticket for {pipeline}");
        using var admin = await own.Run.SignInAsync("admin@desk.test");
        using var added = await admin.PostAsync(
            "api/settings/pipelines",
            new { name = pipeline, stages = stages.Select((label, index) => new { label, closed = index == stages.Length - 1 }) },
            Guid.NewGuid().ToString());
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = JsonNode.Parse(await added.Content.ReadAsStringAsync(Ct))!["id"]!.GetValue<Guid>();
        using var moved = await admin.PatchAsync($"api/desk/tickets/{number}", new { pipelineId = id });
        moved.StatusCode.ShouldBe(HttpStatusCode.OK);
        return number;
    }
}
