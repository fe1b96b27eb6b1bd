using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>axe finds nothing on a form that asks for every type of property, empty, refused and sent.</summary>
public sealed class FormAccessibilityTests(FormOfEveryType form, Chromium chromium) : BrowserTest(chromium), IClassFixture<FormOfEveryType>
{
    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task No_field_of_a_form_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var page = await SignInAsync(form.Run.Address, "ada@acme.test", look: new Look(Width: width, Scheme: scheme));
        await Expect(page.Heading("Tickets")).ToBeVisibleAsync();
        await page.GotoAsync("tickets/new");
        var findings = new List<string>();
        await LookAsync("empty", page.Button("Submit"));

        await page.GetByLabel("The number").FillAsync("a dozen");
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "photo of the pump with quite a long name.txt", MimeType = "text/plain", Buffer = "photo"u8.ToArray() });
        await page.Button("Submit").ClickAsync();
        await Expect(page.GetByText("Please fill in this field.").First).ToBeVisibleAsync();
        await LookAsync("refused", page.GetByText("photo of the pump").First);

        string.Join('\n', findings).ShouldBeEmpty();

        async Task LookAsync(string name, ILocator complete) => findings.AddRange(await page.FindingsAsync($"portal-form-{name}-{width}-{scheme}", complete));
    }
}

/// <summary>A portal whose form asks for a property of each type.</summary>
public sealed class FormOfEveryType : IAsyncLifetime
{
    private static readonly string[] Types = ["text", "multiline", "number", "date", "dateTime", "select", "multiSelect", "checkbox", "email"];

    internal PortalRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Run = await PortalRun.StartAsync("embedded");
        using var admin = await Run.SignInAsync("admin@desk.test");
        var fields = new List<object>();
        foreach (var type in Types)
        {
            var options = type is "select" or "multiSelect" ? new[] { "First", "Second" }.Select(label => new { label }) : null;
            var property = await CreateAsync(admin, "api/settings/properties", new { record = "ticket", label = $"The {type}", type, visibility = "edit", options });
            fields.Add(new { record = "ticket", property = property["name"]!.GetValue<string>(), required = true, help = $"What to know about the {type}." });
        }

        fields.Add(new { record = "ticket", property = "attachments" });
        var form = (await CreateAsync(admin, "api/settings/forms", new { name = "Everything", template = "blank" }))["id"]!.GetValue<string>();
        await Wait.ForAsync(
            async () =>
            {
                using var saved = await admin.Http.PutAsJsonAsync($"api/settings/forms/{form}", new { name = "Everything", automaticTickets = true, fields });
                return saved.IsSuccessStatusCode;
            },
            known => known,
            "forms to know the properties");
        await admin.WaitForAsync(
            "api/settings/form-choices",
            choices => choices!["items"]!.AsArray().Any(choice => choice!["id"]!.GetValue<string>() == form && choice["eligible"]!.GetValue<bool>()),
            "the settings to know the form");
        await Run.SetAsync(new { formId = form });
        using var ada = await Run.SignInAsync("ada@acme.test");
        await ada.WaitForAsync("api/forms/support", shown => shown!["fields"]!.AsArray().Count == fields.Count, "customers to get the form");
    }

    public ValueTask DisposeAsync() => Run.DisposeAsync();

    private static async Task<JsonNode> CreateAsync(PortalClient admin, string path, object body)
    {
        using var answer = await admin.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        return JsonNode.Parse(text)!;
    }
}
