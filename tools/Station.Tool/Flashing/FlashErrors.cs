using Station.Tool.Bundles;
using Station.Tool.Conversing;
using Station.Tool.Ports;

namespace Station.Tool.Flashing;

/// <summary>What can be wrong with flashing, told apart.</summary>
internal static class FlashErrors
{
    private const string Repeat = "and repeat the command: it goes on where it is needed.";

    /// <summary>Numbers of nanoff's errors (nanoFirmwareFlasher, ExitCodes.cs).</summary>
    private const int ChipConversation = 4000;
    private const int ChipFlashSize = 4001;
    private const int ChipPort = 4005;
    private const int PortClosed = 6000;
    private const int PortTaken = 6002;
    private const int PackageUnknown = 9005;
    private const int PackageFolder = 9006;
    private const int PackageDownload = 9007;
    private const int PackageNotArchived = 9015;

    /// <summary>What became of a call of nanoff; null when it is not known to have failed.</summary>
    public static ToolError? Of(NanoffStep step, NanoffRun run, FlashOptions options)
    {
        if (run.DidNothing)
        {
            return Idle(step);
        }

        if (run.RefusedFile is { } file)
        {
            return new ToolError(ExitStatus.Environment, "flash-files", $"The volume of the board did not take {file}.", $"Press the board's reset button, {Repeat}");
        }

        if (run.ExitCode == 0 && run.Code == 0)
        {
            return null;
        }

        return IsGone(options.Port) ? PortErrors.Lost(options.Port) : OfCode(step, run, options);
    }

    public static ToolError Chip(BoardTarget board, ChipDetails chip, string port) => new(
        ExitStatus.Environment,
        "flash-chip",
        $"On {port} is {chip.Name} with {chip.FlashMegabytes} MB of flash; board {board.Board} has {board.Chip} with {board.FlashMegabytes} MB.",
        "Connect the board that is meant, or take the bundle for this one.");

    public static ToolError ImageSize(ImageFile image, BoardTarget board) => new(
        ExitStatus.Input,
        "flash-image-size",
        $"{image.Path} has {image.Length} bytes; the deployment partition of board {board.Board} holds {board.DeploymentBytes}.",
        "Build the application for this board, without what it does not need.");

    public static ToolError NotTaken(ImageFile image, StationIdentity found) => new(
        ExitStatus.LawBroken,
        "flash-not-taken",
        $"nanoff reported success, but the station still runs image {found.Image} (version {found.Version}), which is not in {image.Path}.",
        $"Update nanoff (dotnet tool update -g nanoff), hold the BOOT button while it connects, {Repeat}");

    public static ToolError Identity(Bundle bundle, StationIdentity found) => new(
        ExitStatus.LawBroken,
        "flash-identity",
        $"The files were written for {bundle} with profile {bundle.Profile} {bundle.ProfileVersion}, but the board starts as {found} with profile {found.Profile} {found.ProfileVersion}.",
        $"Type log at its terminal, press the reset button, {Repeat}");

    public static ToolError Foreign(Bundle bundle, StationIdentity found) => new(
        ExitStatus.Input,
        "bundle-foreign",
        $"The bundle is for {bundle}, and the board is {found}.",
        "Take the bundle of this station; a board that is to become another one is emptied with factory-reset at its terminal first.");

    public static ToolError Used(Bundle bundle) => new(
        ExitStatus.Input,
        "bundle-used",
        $"The bundle of {bundle} was given to a station on {bundle.DeliveredAt:yyyy-MM-dd}, and this board has nothing of it.",
        "Give it a new generation: 'station provision' with --reason formatted, or replaced.");

    public static ToolError SelfTest(IEnumerable<StationCheck> failed) => new(
        ExitStatus.LawBroken, "flash-selftest", $"The station's self-test fails: {string.Join(", ", failed)}.", "Type status and log at its terminal; what is broken on the board is replaced with it.");

    private static ToolError Idle(NanoffStep step) => new(
        ExitStatus.Environment, "flash-idle", $"nanoff did nothing: {Nanoff.CommandLine(step)}.", "Update it: dotnet tool update -g nanoff.");

    private static ToolError OfCode(NanoffStep step, NanoffRun run, FlashOptions options) => run.Code switch
    {
        PortClosed or PortTaken or ChipPort => PortErrors.InUse(options.Port),
        ChipFlashSize => new ToolError(ExitStatus.Environment, "flash-chip", $"The chip on {options.Port} has a flash that no image is made for.", "Connect the board that is meant."),
        ChipConversation when step.Arguments.Contains("--devicedetails") => new ToolError(
            ExitStatus.Environment,
            "flash-bootloader",
            $"No chip answers on {options.Port}: {run.Complaint}.",
            $"See that this is the USB cable of the board and not the terminal's, hold the BOOT button while it connects, {Repeat}"),
        PackageUnknown or PackageFolder or PackageDownload or PackageNotArchived => new ToolError(
            ExitStatus.Environment,
            "flash-runtime",
            $"The package of the runtime could not be fetched: {run.Complaint}.",
            "See to the network, or give a folder that 'nanoff --updatearchive' has filled with --runtime-archive; then repeat the command."),
        _ => new ToolError(
            ExitStatus.Environment, "flash-nanoff", $"nanoff failed to {step.Title} (exit status {run.ExitCode}): {run.Complaint}.", $"See to the USB cable, hold the BOOT button while it connects, {Repeat}"),
    };

    private static bool IsGone(string port) => PortErrors.NodeOf(port) is { } node && !File.Exists(node);
}
