using System.CommandLine;
using System.Net;
using Station.Page.Serving;
using Station.Tool.Demo;
using Station.Tool.Demo.Live;

namespace Station.Tool.Commands;

/// <summary><c>station demo --web</c>: the demonstration as a page on which stations live, served by this process.</summary>
internal sealed class DemoPageOptions
{
    /// <summary>More than fit side by side.</summary>
    private const int MostStations = 6;

    private readonly Option<bool> web = new("--web") { Description = "Show it as a page on which everything can be tried, until Ctrl-C." };

    private readonly Option<int> port = new("--port") { Description = "Port of the page; 0 for any that is free. For --web.", DefaultValueFactory = _ => 8170 };

    private readonly Option<string> listen = new("--listen")
    {
        Description = "Address of this machine at which the page can be reached, such as 0.0.0.0 for all of them. For --web.",
        DefaultValueFactory = _ => "127.0.0.1",
        HelpName = "ADDRESS",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(web);
        command.Options.Add(port);
        command.Options.Add(listen);
    }

    public bool IsWanted(ParseResult parsed) => parsed.GetValue(web);

    /// <summary>Whoever plays decides how long it lasts and what goes wrong: options that plan it mean nothing.</summary>
    /// <exception cref="ToolError">One of them was given.</exception>
    public void Refuse(ParseResult parsed, params Option[] others)
    {
        if (others.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new ToolError(ExitStatus.Usage, "demo-web", $"{given.Name} means nothing with --web: the page lasts until Ctrl-C, and what happens is chosen there.", "Leave it out.");
        }
    }

    /// <summary>Serves the page until it is cancelled.</summary>
    /// <exception cref="ToolError">It cannot be served.</exception>
    public async Task<int> RunAsync(ParseResult parsed, DemoOptions options, CancellationToken cancellation)
    {
        if (options.Stations > MostStations)
        {
            throw new ToolError(ExitStatus.Usage, "demo-web-stations", $"{options.Stations} stations do not fit on a page.", $"Give --stations 1 to {MostStations}.");
        }

        (IPAddress address, int number) = ReadPlace(parsed);
        PageFiles files = PageFiles.Load();
        if (!files.AreComplete)
        {
            throw new ToolError(
                ExitStatus.Environment,
                "demo-web-parts",
                "The page lacks its terminal and its charts: this program was built where npm was missing or could not reach its registry.",
                "Install npm (Debian: apt-get install npm) and build again: dotnet build tools/Station.Tool -c Release.");
        }

        await using LiveShow show = await LiveShow.StartAsync(options);
        await using PageServer server = await ServeAsync(files, show, address, number);
        Console.WriteLine($"The page: {server.Address}");
        Console.WriteLine(IPAddress.IsLoopback(address) ? "Ctrl-C ends." : "Whoever reaches this address can do everything on the page. Ctrl-C ends.");
        await show.RunAsync(cancellation);
        return show.EveryLawHeld ? ExitStatus.Ok : ExitStatus.LawBroken;
    }

    private static async Task<PageServer> ServeAsync(PageFiles files, LiveShow show, IPAddress address, int number)
    {
        try
        {
            return await PageServer.StartAsync(files, show, address, number);
        }
        catch (PagePortException error) when (error.IsTaken)
        {
            throw new ToolError(
                ExitStatus.Environment, "demo-web-port", $"Port {number} at {address} is taken by another program.", "Give another one with --port, or 0 for any that is free.");
        }
        catch (PagePortException error)
        {
            throw new ToolError(
                ExitStatus.Environment,
                "demo-web-address",
                $"Nothing can be served at port {number} of {address} ({error.Message}).",
                "Give an address that this machine has with --listen, and a port from 1024 on with --port.");
        }
    }

    private (IPAddress Address, int Port) ReadPlace(ParseResult parsed)
    {
        string text = parsed.GetValue(listen)!;
        int number = parsed.GetValue(port);
        if (number is < 0 or > ushort.MaxValue)
        {
            throw new ToolError(ExitStatus.Usage, "demo-web-place", $"{number} is no port.", "Give --port 1 to 65535, or 0 for any that is free.");
        }

        return IPAddress.TryParse(text, out IPAddress? address)
            ? (address, number)
            : throw new ToolError(ExitStatus.Usage, "demo-web-place", $"'{text}' is no address of a machine.", "Give --listen with numbers, such as 127.0.0.1 or 0.0.0.0.");
    }
}
