using Microsoft.Playwright;

namespace Station.Page.Tests;

/// <summary>Whoever has no mouse, or wants nothing to move, misses nothing.</summary>
public sealed class KeyboardTests
{
    [Fact]
    public async Task Everything_can_be_reached_and_left_with_the_keyboard()
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForStationAsync();

        await TabToAsync(page, "document.activeElement.closest('.station-head') !== null && document.activeElement.role === 'switch'");
        await page.Page.Keyboard.PressAsync("Space");
        await page.WaitForLightAsync(PageDriver.PowerLight, "Dark");
        await page.Page.Keyboard.PressAsync("Space");
        await page.WaitForStationAsync();

        await TabToAsync(page, "document.activeElement.type === 'radio' && document.activeElement.value === 'up'");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "BrokerUnreachable");

        await TabToAsync(page, "document.activeElement.classList.contains('xterm-helper-textarea')");
        await page.Page.Keyboard.TypeAsync("lang en");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.WaitForPrintedAsync("> lang en");
        await page.Page.Keyboard.PressAsync("Escape");
        await TabToAsync(page, "document.activeElement.type === 'range'");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Station().Locator(".slider.moved")).ToHaveCountAsync(1);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Nothing_blinks_for_whoever_wants_nothing_to_move()
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync();
        await using Browser browser = await Browser.StartAsync(isCalm: true);
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForStationAsync();
        await page.SetPowerAsync(false);
        await page.WaitForRhythmAsync(PageDriver.PowerLight, "0");
        await page.SetPowerAsync(true);
        await page.ChooseUplinkAsync("down");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "BrokerUnreachable");
        await page.WaitForRhythmAsync(PageDriver.UplinkLight, "4");
        Assert.Equal(0, await ChangesAsync(page));
    }

    [Fact]
    public async Task A_lamp_blinks_in_the_rhythm_of_its_pin_at_its_natural_speed()
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync("--speed", "600");
        await using Browser browser = await Browser.StartAsync();
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForStationAsync();
        await page.ChooseUplinkAsync("down");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "BrokerUnreachable");
        await page.WaitForRhythmAsync(PageDriver.UplinkLight, "4");
        Assert.InRange(await ChangesAsync(page), 14, 18); // four flashes in three seconds, twice
    }

    /// <summary>Goes on with Tab until a condition about the element with the focus holds.</summary>
    private static async Task TabToAsync(PageDriver page, string condition)
    {
        for (int steps = 0; steps < 80; steps++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<bool>($"() => {condition}"))
            {
                return;
            }
        }

        Assert.Fail($"Tab never led to where {condition}.");
    }

    /// <summary>How often the uplink's lamp goes on or off in six seconds of the browser's own clock.</summary>
    private static Task<int> ChangesAsync(PageDriver page) => page.Page.EvaluateAsync<int>(
        """
        () => new Promise((resolve) => {
          const bulb = document.querySelectorAll('.bulb')[2];
          const begin = performance.now();
          let isLit = bulb.classList.contains('lit');
          let changes = 0;
          const look = (now) => {
            changes += bulb.classList.contains('lit') === isLit ? 0 : 1;
            isLit = bulb.classList.contains('lit');
            return now - begin < 6000 ? requestAnimationFrame(look) : resolve(changes);
          };
          requestAnimationFrame(look);
        })
        """);
}
