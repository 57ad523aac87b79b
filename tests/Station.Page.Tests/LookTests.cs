using Microsoft.Playwright;

namespace Station.Page.Tests;

/// <summary>How the page looks: on a desk and in a hand, by day and by night, in both languages, with one station and with several.</summary>
public sealed class LookTests
{
    public static TheoryData<int, ColorScheme, int> Looks => new MatrixTheoryData<int, ColorScheme, int>([1280, 390], [ColorScheme.Light, ColorScheme.Dark], [1, 3]);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task It_fits_and_keeps_nobody_out(int width, ColorScheme scheme, int stations)
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync("--stations", stations.ToString());
        await using Browser browser = await Browser.StartAsync(width, 900, scheme);
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForStationAsync();
        await page.Page.Locator(".verdict summary").ClickAsync();
        await page.ChooseUplinkAsync("down");
        await page.Sensor("ozone").Locator("select").SelectOptionAsync("garbled");
        await page.WaitForLightAsync(PageDriver.SensorsLight, "SensorGarbled");
        foreach (string language in new[] { "zh", "en" })
        {
            await page.SetLanguageAsync(language);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
        }

        await page.SetPowerAsync(false);
        await page.WaitForLightAsync(PageDriver.PowerLight, "Dark");
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Each_station_is_its_own()
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync("--stations", "3");
        await using Browser browser = await Browser.StartAsync(1800, 1000);
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForStationAsync();
        await page.SetPowerAsync(false, 2);
        await page.ChooseUplinkAsync("noNetwork", 3);
        await page.WaitForLightAsync(PageDriver.PowerLight, "Dark", 2);
        await page.WaitForLightAsync(PageDriver.UplinkLight, "NetworkDown", 3);
        await page.WaitForLightAsync(PageDriver.UplinkLight, "UplinkOnline", 1);
        await page.TypeAsync("time", 3);
        await page.WaitForPrintedAsync("> time", 3);
        await Assertions.Expect(page.Station(1).Locator(".xterm-rows")).Not.ToContainTextAsync("> time");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task The_broker_is_stopped_and_started()
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync("--stations", "2", "--speed", "600");
        await using Browser browser = await Browser.StartAsync();
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForStationAsync();
        await page.SetBrokerAsync(false);
        await page.WaitForTextAsync(page.Station(2).Locator(".situation"), "服务器已停");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "BrokerUnreachable", 1);
        await page.WaitForFigureAsync("waiting", "n > 20", 2);
        await page.SetBrokerAsync(true);
        await page.WaitForFigureAsync("waiting", "n < 3", 1);
        await page.WaitForFigureAsync("waiting", "n < 3", 2);
        await page.WaitForLightAsync(PageDriver.UplinkLight, "UplinkOnline", 2);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task What_was_refused_is_said_and_so_is_that_nobody_answers()
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        IPage opened = await browser.OpenAsync(tool.Address);
        var page = new PageDriver(opened);
        await page.WaitForStationAsync();
        await page.SetPowerAsync(false);
        await page.TypeAsync("status");
        await page.WaitForTextAsync(opened.Locator("#notices"), "本站没有供电");
        await page.AssertAccessibleAsync();
        Assert.Empty(browser.Complaints);
        await tool.EndAsync();
        await page.WaitForTextAsync(opened.Locator("#notices"), "失去联系");
    }

    [Fact]
    public async Task Whoever_opens_the_page_later_sees_what_has_been()
    {
        TestScale.OnlyInFull();
        await using PageProcess tool = await PageProcess.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        var first = new PageDriver(await browser.OpenAsync(tool.Address));
        await first.WaitForStationAsync();
        await first.TypeAsync("buffer");
        await first.WaitForPrintedAsync("> buffer");
        await first.ChooseUplinkAsync("noAnswers");
        await first.WaitForFigureAsync("measured", "n > 5");

        var second = new PageDriver(await browser.OpenAsync(tool.Address));
        await second.WaitForPrintedAsync("> buffer");
        await Assertions.Expect(second.Station().Locator("input[value='noAnswers']")).ToBeCheckedAsync();
        await second.SetPowerAsync(false);
        await first.WaitForLightAsync(PageDriver.PowerLight, "Dark");
        Assert.Empty(browser.Complaints);
    }
}
