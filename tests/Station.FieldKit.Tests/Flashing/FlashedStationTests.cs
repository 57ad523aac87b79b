using System.Text.Json;
using Station.BenchTools.Tests;
using Station.Settings;
using Station.Tool.Bundles;
using Station.Tool.Tests;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>station flash from a bundle to a station that works, and everything that can come between.</summary>
public sealed class FlashedStationTests : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly StandInNanoff nanoff;

    public FlashedStationTests()
    {
        nanoff = new StandInNanoff(folder, StandInNanoff.OldMinimum);
        nanoff.Join();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_blank_board_becomes_the_station_of_the_bundle_and_its_secrets_leave_the_bundle()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();

        ToolRun run = await FlashAsync(usb, station);

        run.AssertDone();
        Assert.Contains("done: station 0000002a generation 0", run.Output);
        Assert.Contains("profile minimum 1", run.Output);
        Assert.Contains("\"--filedeployment\"", JsonSerializer.Serialize(nanoff.Calls[^1]));
        Assert.Equal(4, nanoff.Calls.Length);
        Bundle bundle = BundleFolder.ReadManifest(folder["bundle"]);
        Assert.NotNull(bundle.DeliveredAt);
        Assert.Equal(["bundle.json", "label.png", "station.profile"], Directory.GetFiles(folder["bundle"]).Select(Path.GetFileName).Order());
        Assert.DoesNotContain(TestPlan.NetworkPassword, run.Output);
    }

    [Fact]
    public async Task The_same_command_again_updates_the_station_and_leaves_its_key_alone()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        (await FlashAsync(usb, station)).AssertDone();
        byte[] key = station.Read("keys/chain")!;

        ToolRun run = await FlashAsync(usb, station);

        run.AssertDone();
        Assert.Equal(key, station.Read("keys/chain"));
        Assert.Equal(["I:\\station.profile"], nanoff.Deployed);
    }

    [Fact]
    public async Task Files_that_did_not_arrive_are_noticed_and_the_same_command_finishes_it()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        nanoff.Fail("files", 0, "Error deploying content file /x/settings to I:\\settings-a");

        (await FlashAsync(usb, station)).AssertError(4, "flash-files", "settings-a");
        nanoff.Heal("files");
        station.Refused.Add("settings-a");
        (await FlashAsync(usb, station)).AssertError(1, "flash-identity", "0000002a");
        station.Refused.Clear();

        (await FlashAsync(usb, station)).AssertDone();
    }

    [Fact]
    public async Task A_bundle_that_was_corrected_before_its_delivery_was_noted_brings_its_settings_and_no_key()
    {
        await MakeBundleAsync();
        Directory.CreateDirectory(folder["copy"]);
        foreach (string file in Directory.GetFiles(folder["bundle"]))
        {
            File.Copy(file, Path.Combine(folder["copy"], Path.GetFileName(file)));
        }

        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        (await FlashAsync(usb, station)).AssertDone();
        byte[] key = station.Read("keys/chain")!;
        await MakeBundleAsync(bundle: "copy", more: "language = en");

        (await FlashAsync(usb, station, bundle: "copy")).AssertDone();

        Assert.Equal(["I:\\station.profile", "I:\\settings-a"], nanoff.Deployed);
        Assert.Equal(key, station.Read("keys/chain"));
        Assert.Contains("language=en\n", System.Text.Encoding.UTF8.GetString(station.Read("settings-a")!));
    }

    [Fact]
    public async Task Without_a_bundle_a_board_gets_its_application_and_stays_what_it_is()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        using var flashing = ToolRun.Start(
            "flash", "--image", TestImage.Write(folder, Image.Sources), "--board", "minimum", "--port", usb.Near, "--terminal-port", station.TerminalPort, "--nanoff", nanoff.Path, "--wait", "20");

        ToolRun run = await ToolRun.EndOf(flashing);

        run.AssertDone();
        Assert.Contains("done: a station that is not provisioned", run.Output);
        Assert.Equal(3, nanoff.Calls.Length);
    }

    [Fact]
    public async Task Settings_of_the_bench_do_not_outlive_the_bundle_s()
    {
        await MakeBundleAsync();
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        station.Write(SettingsStore.Path(1), "format=1\nversion=7\nlanguage=en\ncrc32=00000000\n"u8.ToArray());

        (await FlashAsync(usb, station)).AssertDone();

        Assert.Null(station.Read(SettingsStore.Path(1)));
    }

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

    private async Task MakeBundleAsync(string number = "0000002a", string bundle = "bundle", string more = "")
    {
        ToolRun run = await ToolRun.OfAsync([.. TestPlan.Arguments(folder, TestPlan.Write(folder, number, more, name: $"plan-{number}")), "--bundle", folder[bundle]]);
        run.AssertDone();
    }

    private async Task<ToolRun> FlashAsync(PseudoTerminals usb, BenchStation station, string? image = null, string bundle = "bundle")
    {
        using var flashing = Start(usb, station, image ?? TestImage.Write(folder, Image.Sources), bundle);
        return await ToolRun.EndOf(flashing);
    }

    private System.Diagnostics.Process Start(PseudoTerminals usb, BenchStation station, string image, string bundle) => ToolRun.Start(
        "flash", "--image", image, "--bundle", folder[bundle], "--port", usb.Near, "--terminal-port", station.TerminalPort, "--nanoff", nanoff.Path, "--wait", "20");
}
