using System.Text.Json;
using Station.BenchTools.Tests;
using Station.Settings;
using Station.Tool.Bundles;
using Station.Tool.Tests;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>station flash from a bundle to a station that works, and again.</summary>
public sealed class FlashedStationTests : FlashBench
{
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
}
