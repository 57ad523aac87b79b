using Microsoft.Playwright;

namespace Station.Page.Tests;

/// <summary>Debian's chromium with nothing in it, and all that its console complains about.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly DirectoryInfo profile;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Browser(IPlaywright playwright, DirectoryInfo profile, IBrowserContext context)
    {
        this.playwright = playwright;
        this.profile = profile;
        this.context = context;
    }

    /// <summary>Errors and warnings of the console, and errors that no script caught.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
            {
                return [.. complaints];
            }
        }
    }

    public static async Task<Browser> StartAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool isCalm = false)
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        DirectoryInfo profile = Directory.CreateTempSubdirectory("station-browser-");
        IBrowserContext context = await playwright.Chromium.LaunchPersistentContextAsync(profile.FullName, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Arguments,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = isCalm ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(60_000);
        return new Browser(playwright, profile, context);
    }

    /// <summary>Opens a page and listens to what its console says.</summary>
    public async Task<IPage> OpenAsync(Uri address)
    {
        IPage page = await context.NewPageAsync();
        page.Console += (_, message) => Hear(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Hear(true, error);
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        playwright.Dispose();
        profile.Delete(true);
    }

    private void Hear(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            lock (complaints)
            {
                complaints.Add(text);
            }
        }
    }
}
