using Microsoft.Playwright;

namespace Station.Page.Tests;

/// <summary>
/// The pictures in the documents. They are taken by this test, so that they show the page as it is: <c>STATION_SCREENSHOTS=1</c> takes them anew, any other run leaves the files alone and holds
/// that they are there.
/// </summary>
public sealed class PictureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root(), "docs", "images");

    private static readonly string[] Names = ["page-normal-zh", "page-outage-en", "page-power-pulled-en", "page-stations-dark-en", "page-phone-zh"];

    [Fact]
    public void All_pictures_are_there_and_the_documents_show_them()
    {
        string documents = File.ReadAllText(Path.Combine(Repository.Root(), "README.md")) + File.ReadAllText(Path.Combine(Repository.Root(), "docs", "page.md"));
        Assert.All(Names, name => Assert.True(new FileInfo(PathOf(name)).Length > 10_000, name));
        Assert.All(Names, name => Assert.Contains($"images/{name}.png", documents));
        Assert.Equal(Names.Order(), Directory.GetFiles(Folder, "page-*.png").Select(file => Path.GetFileNameWithoutExtension(file)).Order());
    }

    [Fact]
    public async Task An_outage_in_pictures()
    {
        Assert.SkipUnless(TestScale.TakesPictures, "STATION_SCREENSHOTS=1 takes the pictures anew");
        await using PageProcess tool = await PageProcess.StartAsync("--profile", "minimum");
        await using Browser browser = await Browser.StartAsync(1280, 1010);
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForStationAsync();
        await page.SetSpeedAsync("600");
        await page.WaitForFigureAsync("measured", "n > 100");
        await page.TypeAsync("status");
        await page.WaitForPrintedAsync("> status");
        await TakeAsync(page, "page-normal-zh");

        await page.SetLanguageAsync("en");
        await page.TypeAsync("lang en");
        await page.ChooseUplinkAsync("down");
        await page.Sensor("weather").Locator("select").SelectOptionAsync("silent");
        await page.WaitForFigureAsync("waiting", "n > 240");
        await page.TypeAsync("buffer");
        await page.WaitForPrintedAsync("> buffer");
        await page.SetSpeedAsync("10");
        await page.WaitForLightAsync(PageDriver.UplinkLight, "BrokerUnreachable");
        await page.WaitForRhythmAsync(PageDriver.UplinkLight, "lit 4 times");
        await TakeAsync(page, "page-outage-en");

        await page.SetPowerAsync(false);
        await TakeAsync(page, "page-power-pulled-en");
    }

    [Fact]
    public async Task Two_stations_by_night()
    {
        Assert.SkipUnless(TestScale.TakesPictures, "STATION_SCREENSHOTS=1 takes the pictures anew");
        await using PageProcess tool = await PageProcess.StartAsync("--stations", "2", "--speed", "600");
        await using Browser browser = await Browser.StartAsync(1280, 900, ColorScheme.Dark);
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.SetLanguageAsync("en");
        await page.WaitForFigureAsync("measured", "n > 60");
        await page.ChooseUplinkAsync("noNetwork", 2);
        await page.WaitForFigureAsync("waiting", "n > 40", 2);
        await TakeAsync(page, "page-stations-dark-en");
    }

    [Fact]
    public async Task In_the_hand()
    {
        Assert.SkipUnless(TestScale.TakesPictures, "STATION_SCREENSHOTS=1 takes the pictures anew");
        await using PageProcess tool = await PageProcess.StartAsync("--speed", "600");
        await using Browser browser = await Browser.StartAsync(390, 844);
        var page = new PageDriver(await browser.OpenAsync(tool.Address));
        await page.WaitForFigureAsync("measured", "n > 60");
        await page.ChooseUplinkAsync("down");
        await page.WaitForFigureAsync("waiting", "n > 20");
        await page.Station().Locator(".station-head").ScrollIntoViewIfNeededAsync();
        await page.Page.EvaluateAsync("() => scrollTo(0, document.querySelector('.station').offsetTop - 8)");
        await TakeAsync(page, "page-phone-zh");
    }

    /// <summary>Time stands still for a picture: what it shows belongs together.</summary>
    private static async Task TakeAsync(PageDriver page, string name)
    {
        string speed = await page.Page.Locator("#top input[type='radio']:checked").First.GetAttributeAsync("value") ?? "60";
        await page.SetSpeedAsync("0");
        await page.Page.WaitForFunctionAsync(
            """
            () => {
              const clock = document.querySelector('#top .clock');
              const charts = [...document.querySelectorAll('.charts')];
              return document.querySelector('[aria-busy]') === null && document.querySelector('#top input[value="0"]').checked && charts.every((chart) => chart.dataset.utc === clock.dataset.utc);
            }
            """);
        Directory.CreateDirectory(Folder);
        await page.Page.ScreenshotAsync(new() { Path = PathOf(name) });
        await page.SetSpeedAsync(speed);
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".png");
}
