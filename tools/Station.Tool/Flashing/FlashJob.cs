using Station.Settings;
using Station.Tool.Bundles;
using Station.Tool.Conversing;
using Station.Tool.Ports;

namespace Station.Tool.Flashing;

/// <summary>
/// Flashes one board and sees that it worked: what nanoff reports is not believed, since it has been seen to report success with nothing flashed (nanoframework/Home issues 1137, 1737, 1835), and a file
/// that it could not write is no failure to it. Whatever ends this in the middle, the same again finishes it, and never gives a station its first key a second time.
/// </summary>
internal sealed class FlashJob(FlashOptions options, BoardTarget board, ImageFile image, Bundle? bundle, Nanoff nanoff, TextWriter output)
{
    /// <summary>A blank board says nothing, a station in service answers at once.</summary>
    private static readonly TimeSpan FirstAnswerLimit = TimeSpan.FromSeconds(4);

    /// <summary>The slot of the settings that a bundle does not write; those in it would win. It goes after the bundle's are there.</summary>
    private static readonly string OtherSettings = SettingsStore.Path(1);

    /// <exception cref="ToolError">Something is not as it must be.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using StationClient station = OpenPorts();
        if (await station.IdentifyAsync(options.AnswerLimit < FirstAnswerLimit ? options.AnswerLimit : FirstAnswerLimit, cancellation) is { } before)
        {
            output.WriteLine($"on {options.TerminalPort}: {before}, version {before.Version}");
            RefuseOther(before);
        }

        string runtimeImage = await ChooseImageAsync(cancellation);
        await CallAsync(FlashSteps.Runtime(options, runtimeImage), cancellation);
        await CallAsync(FlashSteps.Application(options, runtimeImage, image, board), cancellation);
        StationIdentity found = await WaitForImageAsync(station, cancellation);
        if (bundle is not null)
        {
            RefuseOther(found);
            found = await DeliverAsync(station, found, cancellation);
        }

        await TestAsync(station, found, cancellation);
        output.WriteLine($"done: {found}, version {found.Version}, image {found.Image}, board {found.Board}, profile {found.Profile} {found.ProfileVersion}");
    }

    /// <summary>Both ports are tried before anything is done: one that is busy or not this user's is told at once. nanoff opens its own.</summary>
    private StationClient OpenPorts()
    {
        HostPort.Open(options.Port, StationClient.Baud).Dispose();
        return StationClient.Open(options.TerminalPort);
    }

    private void RefuseOther(StationIdentity found)
    {
        if (found.Board.Length > 0 && found.Board != board.Board)
        {
            throw new ToolError(ExitStatus.Input, "flash-other-board", $"On {options.TerminalPort} is board {found.Board}, not {board.Board}.", "Connect the cables of one board, the one that is meant.");
        }

        if (bundle is not null && found.Station is not null && !found.Is(bundle.Station, bundle.Generation))
        {
            throw FlashErrors.Foreign(bundle, found);
        }

        if (bundle is { DeliveredAt: not null } && found.Station is null)
        {
            throw FlashErrors.Used(bundle);
        }
    }

    private async Task<string> ChooseImageAsync(CancellationToken cancellation)
    {
        NanoffStep step = FlashSteps.Details(options);
        NanoffRun run = await CallAsync(step, cancellation);
        ChipDetails chip = ChipDetails.Parse(run.Printed) ?? throw new ToolError(
            ExitStatus.Environment, "flash-nanoff", $"nanoff says nothing of a chip: {run.Complaint}.", "Update it: dotnet tool update -g nanoff.");
        if (chip.Name != board.Chip || chip.FlashMegabytes < board.FlashMegabytes)
        {
            throw FlashErrors.Chip(board, chip, options.Port);
        }

        output.WriteLine($"  {chip.Name}, {chip.FlashMegabytes} MB of flash, MAC {chip.Address}");
        return options.Target ?? board.ImageFor(chip);
    }

    private async Task<NanoffRun> CallAsync(NanoffStep step, CancellationToken cancellation)
    {
        output.WriteLine($"{step.Title}: {Nanoff.CommandLine(step)}");
        NanoffRun run = await nanoff.RunAsync(step, line => output.WriteLine($"  {line}"), cancellation);
        return FlashErrors.Of(step, run, options) is { } error ? throw error : run;
    }

    private async Task<StationIdentity> WaitForImageAsync(StationClient station, CancellationToken cancellation)
    {
        output.WriteLine($"wait for the station on {options.TerminalPort}");
        StationIdentity found = await station.IdentifyAsync(options.AnswerLimit, cancellation) ?? throw StationClient.Silent(options.TerminalPort, options.AnswerLimit);
        return found.Image.Length > 0 && image.Holds(found.Image) ? found : throw FlashErrors.NotTaken(image, found);
    }

    /// <summary>Puts the files on the volume that are not there, restarts the station with them, and sees that it is the one of the bundle.</summary>
    private async Task<StationIdentity> DeliverAsync(StationClient station, StationIdentity found, CancellationToken cancellation)
    {
        bool isThere = found.Is(bundle!.Station, bundle.Generation) && await HasKeyAsync(station, cancellation);
        bool isNew = bundle.DeliveredAt is null;
        IEnumerable<BundleFile> files = bundle.Files.Where(file => isNew ? !isThere || !file.IsKey : !file.IsSecret);
        using (var deployment = new DeploymentFile(options.Port, bundle, files, isNew ? [OtherSettings] : []))
        {
            await CallAsync(FlashSteps.Files(deployment.Path), cancellation);
        }

        output.WriteLine("restart the station");
        if (await station.IdentifyAsync(options.AnswerLimit, cancellation) is null)
        {
            throw StationClient.Silent(options.TerminalPort, options.AnswerLimit);
        }

        await station.CommandAsync("reboot --yes", cancellation);
        StationIdentity after = await WaitForRestartAsync(station, cancellation);
        if (!after.Is(bundle.Station, bundle.Generation) || after.Profile != bundle.Profile || after.ProfileVersion != bundle.ProfileVersion)
        {
            throw FlashErrors.Identity(bundle, after);
        }

        return after;
    }

    private async Task<StationIdentity> WaitForRestartAsync(StationClient station, CancellationToken cancellation)
    {
        await Task.Delay(StationClient.RestartPause, cancellation);
        return await station.IdentifyAsync(options.AnswerLimit, cancellation) ?? throw StationClient.Silent(options.TerminalPort, options.AnswerLimit);
    }

    private static async Task<bool> HasKeyAsync(StationClient station, CancellationToken cancellation) =>
        (await station.TestAsync(cancellation)).Any(check => check is { Name: "keys", HasFailed: false });

    private async Task TestAsync(StationClient station, StationIdentity found, CancellationToken cancellation)
    {
        IReadOnlyList<StationCheck> checks = await station.TestAsync(cancellation);
        StationCheck[] broken = [.. checks.Where(check => check.HasFailed && check.IsOfBoard && (found.Station is not null || check.Name is not ("keys" or "journal")))];
        output.WriteLine($"self-test: {checks.Count(check => check.Verdict == "passed")} passed");
        foreach (StationCheck check in checks.Where(check => check.HasFailed && !check.IsOfBoard))
        {
            output.WriteLine($"  not yet: {check}");
        }

        if (broken.Length > 0)
        {
            throw FlashErrors.SelfTest(broken);
        }

        if (bundle is { DeliveredAt: null })
        {
            BundleFolder.MarkDelivered(bundle, DateTimeOffset.UtcNow);
        }

        if (found.Station is not null)
        {
            output.WriteLine($"network: {await station.WaitForNetworkAsync(cancellation)}");
        }
    }
}
