using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Station.Page.Tests;

/// <summary>The page as somebody uses it. All that is waited for is a condition; none is a time.</summary>
internal sealed class PageDriver(IPage page)
{
    /// <summary>What a station takes for whatever is asked of it, on a machine that is busy with other things.</summary>
    private const float LimitMs = 90_000;

    public const int PowerLight = 0;
    public const int SensorsLight = 1;
    public const int UplinkLight = 2;

    public IPage Page => page;

    public ILocator Station(int station = 1) => page.Locator($".station[data-station='{station}']");

    public ILocator Light(int place, int station = 1) => Station(station).Locator(".lights li").Nth(place);

    public ILocator Sensor(string name, int station = 1) => Station(station).Locator($".sensors li[data-sensor='{name}']");

    public Task WaitForStationAsync() => Expect(Light(PowerLight)).ToHaveAttributeAsync("data-state", "Running", new() { Timeout = LimitMs });

    public Task WaitForLightAsync(int place, string state, int station = 1) => Expect(Light(place, station)).ToHaveAttributeAsync("data-state", state, new() { Timeout = LimitMs });

    /// <summary>Waits for a rhythm as it is told to somebody who does not see the strip.</summary>
    public Task WaitForRhythmAsync(int place, string told, int station = 1) =>
        Expect(Light(place, station).GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new Regex(Regex.Escape(told)), new() { Timeout = LimitMs });

    public Task WaitForTextAsync(ILocator place, string text) => Expect(place).ToContainTextAsync(text, new() { Timeout = LimitMs });

    public Task ChooseUplinkAsync(string way, int station = 1) => Station(station).Locator($".station-head input[value='{way}']").CheckAsync();

    public Task SetSpeedAsync(string speed) => page.Locator($"#top input[value='{speed}']").CheckAsync();

    public async Task SetLanguageAsync(string language)
    {
        await page.Locator($"#top input[value='{language}']").CheckAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language == "zh" ? "zh-CN" : "en");
    }

    /// <summary>Pulls a station's supply or gives it back, and waits until the switch says so.</summary>
    public Task SetPowerAsync(bool on, int station = 1) => SwitchAsync(Station(station).Locator(".station-head .switch"), on);

    public Task SetBrokerAsync(bool on) => SwitchAsync(page.Locator("#top .switch"), on);

    /// <summary>A number from "where the records are".</summary>
    public async Task<long> FigureAsync(string figure, int station = 1) =>
        long.Parse(await Station(station).Locator($"[data-figure='{figure}'] b").InnerTextAsync());

    /// <summary>Waits until such a number fulfils a condition, written in JavaScript about <c>n</c>.</summary>
    public Task WaitForFigureAsync(string figure, string condition, int station = 1) => page.WaitForFunctionAsync(
        $"() => {{ const n = Number(document.querySelector(\".station[data-station='{station}'] [data-figure='{figure}'] b\").textContent); return {condition}; }}",
        null,
        new() { Timeout = LimitMs });

    /// <summary>Types a line at a station's terminal.</summary>
    public async Task TypeAsync(string line, int station = 1)
    {
        await Station(station).Locator(".screen").ClickAsync();
        await page.Keyboard.TypeAsync(line);
        await page.Keyboard.PressAsync("Enter");
    }

    public Task WaitForPrintedAsync(string text, int station = 1) => WaitForTextAsync(Station(station).Locator(".xterm-rows"), text);

    /// <summary>What a machine can find of what keeps people out.</summary>
    public async Task AssertAccessibleAsync()
    {
        AxeResult result = await page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            string.Join('\n', result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")));
    }

    /// <summary>Nothing is wider than the window.</summary>
    public async Task AssertFitsAsync()
    {
        int beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        Assert.True(beyond <= 0, $"The page is {beyond} pixels too wide.");
    }

    /// <summary>Texts of one language that the other lacks.</summary>
    public async Task<string[]> TextsOfOneLanguageAsync()
    {
        JsonElement? keys = await page.EvaluateAsync(
            """
            async () => {
              const { texts } = await import('/texts.js');
              const [zh, en] = [Object.keys(texts.zh), Object.keys(texts.en)];
              return [...zh.filter((key) => !en.includes(key)), ...en.filter((key) => !zh.includes(key))];
            }
            """);
        return keys!.Value.Deserialize<string[]>()!;
    }

    private static ILocatorAssertions Expect(ILocator place) => Assertions.Expect(place);

    private static async Task SwitchAsync(ILocator button, bool on)
    {
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-checked", on ? "true" : "false", new() { Timeout = LimitMs });
    }
}
