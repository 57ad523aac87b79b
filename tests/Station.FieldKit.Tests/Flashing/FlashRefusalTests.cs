using Station.BenchTools.Tests;
using Station.Tool.Bundles;
using Station.Tool.Tests;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>station flash where the board, its application or the bundle is not the one that is meant.</summary>
public sealed class FlashRefusalTests : FlashBench
{
    [Fact]
    public async Task A_board_that_still_runs_something_else_is_not_taken_for_flashed()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();

        ToolRun run = await FlashAsync(usb, station, TestImage.Write(folder, "fedcba9876543210"));

        run.AssertError(1, "flash-not-taken", Image.Sources);
        Assert.Null(station.Read("keys/chain"));
        Assert.Null(BundleFolder.Read(folder["bundle"]).DeliveredAt);
    }

    [Fact]
    public async Task The_bundle_of_another_station_is_refused_before_anything_is_written()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        (await FlashAsync(usb, station)).AssertDone();
        await MakeBundleAsync("0000002b", "other");
        int calls = nanoff.Calls.Length;

        ToolRun run = await FlashAsync(usb, station, bundle: "other");

        run.AssertError(3, "bundle-foreign", "0000002b");
        Assert.Equal(calls, nanoff.Calls.Length);
    }

    [Fact]
    public async Task A_bundle_is_for_one_board()
    {
        await MakeBundleAsync();
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        await using (BenchStation first = await BenchStation.StartAsync(folder, "minimum"))
        {
            (await FlashAsync(usb, first)).AssertDone();
        }

        await using BenchStation second = await BenchStation.StartAsync(folder, "minimum");

        (await FlashAsync(usb, second)).AssertError(3, "bundle-used", "0000002a");
    }

    [Fact]
    public async Task The_cables_of_two_boards_are_told_apart()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "reference");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();

        (await FlashAsync(usb, station)).AssertError(3, "flash-other-board", "reference");
        Assert.Empty(nanoff.Calls);
    }

    [Fact]
    public async Task A_terminal_that_is_unplugged_in_the_middle_is_named()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        nanoff.BeSlow("deploy", 3);
        using var flashing = Start(usb, station, TestImage.Write(folder, Image.Sources), "bundle");
        while (nanoff.Calls.Length < 3)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        station.Unplug();

        (await ToolRun.EndOf(flashing)).AssertError(4, "port-lost", station.TerminalPort);
    }

    [Fact]
    public async Task A_bundle_that_was_altered_is_not_used()
    {
        await MakeBundleAsync();
        File.AppendAllText(Path.Combine(folder["bundle"], "settings"), "x");

        ToolRun run = await ToolRun.OfAsync("flash", "--image", TestImage.Write(folder, Image.Sources), "--bundle", folder["bundle"], "--port", "P", "--terminal-port", "T", "--dry-run");

        run.AssertError(3, "bundle-damaged", "settings");
    }
}
