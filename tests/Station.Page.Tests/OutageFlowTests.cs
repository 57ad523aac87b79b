namespace Station.Page.Tests;

/// <summary>What the page is for: cut the line, watch the records pile up and the LED say so, pull the power in the middle, restore the line, and watch all of it arrive.</summary>
public sealed class OutageFlowTests
{
    [Fact]
    public async Task An_outage_with_the_power_pulled_in_its_middle()
    {
        await using PageProcess tool = await PageProcess.StartAsync("--speed", "60");
        await using Browser browser = await Browser.StartAsync();
        var page = new PageDriver(await browser.OpenAsync(tool.Address));

        // Chinese first; then all of it in English.
        await page.WaitForStationAsync();
        await page.WaitForTextAsync(page.Light(PageDriver.PowerLight), "工作正常");
        await page.AssertAccessibleAsync();
        Assert.Empty(await page.TextsOfOneLanguageAsync());
        await page.SetLanguageAsync("en");
        await page.WaitForTextAsync(page.Light(PageDriver.PowerLight), "The station works.");

        // The terminal is the station's own.
        await page.TypeAsync("lang en");
        await page.TypeAsync("buffer");
        await page.WaitForPrintedAsync("> buffer");
        await page.WaitForPrintedAsync("Blocks held");

        await page.SetSpeedAsync("600");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "UplinkOnline");
        await page.WaitForFigureAsync("measured", "n > 3");

        // The line is cut: records stay, and the LED counts four.
        await page.ChooseUplinkAsync("down");
        await page.WaitForTextAsync(page.Station().Locator(".situation"), "The line is cut");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "BrokerUnreachable");
        await page.WaitForRhythmAsync(PageDriver.UplinkLight, "lit 4 times");
        await page.WaitForFigureAsync("waiting", "n > 30");

        // The supply goes in the middle of it: nothing of what was kept is lost.
        await page.SetPowerAsync(false);
        await page.WaitForLightAsync(PageDriver.PowerLight, "Dark");
        await page.WaitForRhythmAsync(PageDriver.PowerLight, "lit 0 times");
        long kept = await page.FigureAsync("waiting");
        await page.SetPowerAsync(true);
        await page.WaitForTextAsync(page.Station().Locator(".station-head"), "boot 2");
        await page.WaitForFigureAsync("waiting", $"n > {kept + 20}");

        // The line is back: the backlog drains until the platform has everything, and every bit of it is true.
        await page.ChooseUplinkAsync("up");
        await page.WaitForFigureAsync("waiting", "n < 3");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "UplinkOnline");
        await page.WaitForTextAsync(page.Page.Locator(".verdict summary"), "All of it true");
        await page.AssertAccessibleAsync();
        await page.AssertFitsAsync();
        Assert.Empty(browser.Complaints);
        Assert.Equal(0, await tool.EndAsync());
    }
}
