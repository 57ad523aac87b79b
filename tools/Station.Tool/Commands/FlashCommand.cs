using System.CommandLine;
using System.IO.Ports;
using Station.Tool.Bundles;
using Station.Tool.Flashing;

namespace Station.Tool.Commands;

/// <summary><c>station flash</c>: runtime, application and files of a board, and the proof that they are there.</summary>
internal static class FlashCommand
{
    private static readonly Option<string> Image = new("--image") { Description = "The application: the .bin of the build.", Required = true, HelpName = "FILE" };

    private static readonly Option<string?> BundleFolderOption = new("--bundle") { Description = "What 'station provision --bundle' has made; without it the station keeps what it has.", HelpName = "DIR" };

    private static readonly Option<string?> Board = new("--board") { Description = "The board; the bundle's without it.", HelpName = "NAME" };

    private static readonly Option<string?> Port = new("--port") { Description = "Port of the board's USB cable (UART0), which nanoff uses; the only other one without it.", HelpName = "PORT" };

    private static readonly Option<string?> TerminalPort = new("--terminal-port") { Description = "Port of the adapter on the terminal (COM2); the only other one without it.", HelpName = "PORT" };

    private static readonly Option<string?> Target = new("--target") { Description = "Image of the runtime; chosen by the chip without it.", HelpName = "NAME" };

    private static readonly Option<string?> Runtime = new("--runtime") { Description = "Version of the runtime; the newest without it.", HelpName = "V" };

    private static readonly Option<string?> Archive = new("--runtime-archive") { Description = "Folder that 'nanoff --updatearchive' has filled, where there is no network.", HelpName = "DIR" };

    private static readonly Option<string?> NanoffPath = new("--nanoff") { Description = "The nanoff to run.", HelpName = "FILE" };

    private static readonly Option<int?> Wait = new("--wait") { Description = "Seconds that the station may take to answer after a start (60).", HelpName = "S" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check everything that can be checked without the board, and print what would be run." };

    public static Command Create()
    {
        var command = new Command("flash", "Puts runtime, application and a station's files on a board, and sees at its terminal that they are there.")
        {
            Image, BundleFolderOption, Board, Port, TerminalPort, Target, Runtime, Archive, NanoffPath, Wait, DryRun,
        };
        command.Validators.Add(result => WaitLimit.Check(result, Wait));
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        Bundle? bundle = parsed.GetValue(BundleFolderOption) is { } folder ? BundleFolder.Read(folder) : null;
        BoardTarget board = ChooseBoard(parsed.GetValue(Board), bundle);
        ImageFile image = ImageFile.Read(parsed.GetValue(Image)!);
        if (image.Length > board.DeploymentBytes)
        {
            throw FlashErrors.ImageSize(image, board);
        }

        string? target = parsed.GetValue(Target);
        if (target is not null && !board.Images.Contains(target))
        {
            throw new ToolError(ExitStatus.Usage, "flash-target", $"Board {board.Board} cannot have image {target}.", $"Use one of: {string.Join(", ", board.Images)}.");
        }

        (string port, string terminalPort) = PortPair.Choose(parsed.GetValue(Port), parsed.GetValue(TerminalPort), SerialPort.GetPortNames());
        var options = new FlashOptions(port, terminalPort, target, parsed.GetValue(Runtime), parsed.GetValue(Archive), WaitLimit.Of(parsed, Wait));
        Console.WriteLine($"USB cable (UART0), for nanoff: {port}");
        Console.WriteLine($"cable of the terminal (COM2): {terminalPort}");
        Console.WriteLine($"image {image.Path}: {image.Length} of {board.DeploymentBytes} bytes, sha256 {image.Digest}");
        if (parsed.GetValue(DryRun))
        {
            FlashPreview.Write(Console.Out, options, board, image, bundle);
            return ExitStatus.Ok;
        }

        Nanoff nanoff = Nanoff.Find(parsed.GetValue(NanoffPath));
        await new FlashJob(options, board, image, bundle, nanoff, Console.Out).RunAsync(cancellation);
        return ExitStatus.Ok;
    }

    private static BoardTarget ChooseBoard(string? name, Bundle? bundle)
    {
        if (name is null && bundle is null)
        {
            throw new ToolError(ExitStatus.Usage, "flash-board", "No board is named.", "Give a bundle, or --board.");
        }

        BoardTarget board = BoardTarget.Of(name ?? bundle!.Board);
        return bundle is null || bundle.Board == board.Board
            ? board
            : throw new ToolError(ExitStatus.Usage, "flash-board", $"The bundle is for board {bundle.Board}, not for {board.Board}.", "Leave --board out, or take another bundle.");
    }
}
