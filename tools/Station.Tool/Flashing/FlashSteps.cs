using System.Globalization;

namespace Station.Tool.Flashing;

/// <summary>
/// The calls of nanoff, one an operation, so that each failure has its place. Options as of nanoFirmwareFlasher, Options.cs. The flash is never erased as a whole: what a station has measured and
/// its key are on it. The volume is not copied and written back either (<c>--nobackupconfig</c>): an update of the runtime does not touch it, and a cut in the middle of writing it back would lose it.
/// </summary>
internal static class FlashSteps
{
    private static readonly TimeSpan ShortLimit = TimeSpan.FromMinutes(2);

    /// <summary>A package is fetched over a slow link, and 2 MB are written.</summary>
    private static readonly TimeSpan LongLimit = TimeSpan.FromMinutes(10);

    /// <summary>What chip is there: nanoff compares it with no target that is named.</summary>
    public static NanoffStep Details(FlashOptions options) =>
        new("read what chip is there", ["--platform", "esp32", "--serialport", options.Port, "--devicedetails"], ShortLimit);

    public static NanoffStep Runtime(FlashOptions options, string image) => new(
        $"update the runtime, image {image}",
        [
            "--target", image, "--serialport", options.Port, "--update", "--nobackupconfig",
            .. options.RuntimeVersion is { } version ? new[] { "--fwversion", version } : [],
            .. options.RuntimeArchive is { } folder ? new[] { "--fromarchive", "--archivepath", folder } : [],

            // nanoff moves the cursor after an update, which on Windows fails when what it prints is not shown by a console.
            .. OperatingSystem.IsWindows() ? new[] { "-v", "m" } : [],
        ],
        LongLimit);

    public static NanoffStep Application(FlashOptions options, string image, ImageFile application, BoardTarget board) => new(
        "write the application",
        [
            "--target", image, "--serialport", options.Port, "--deploy", "--image", Path.GetFullPath(application.Path),
            "--address", "0x" + board.DeploymentAddress.ToString("X", CultureInfo.InvariantCulture),
        ],
        LongLimit);

    /// <summary>The port is named in the file alone: beside <c>--serialport</c> earlier versions take the call for one to the chip's loader, and do nothing.</summary>
    /// <param name="deploymentFile">What goes where (<see cref="DeploymentFile"/>).</param>
    public static NanoffStep Files(string deploymentFile) => new("put the station's files on its volume", ["--filedeployment", deploymentFile], ShortLimit);
}
