using System.Diagnostics;
using Station.Platform.Keys;
using Station.Settings;
using Station.Tool.Tests;

namespace Station.FieldKit.Tests.Provisioning;

/// <summary>station provision over the terminal of a board with the real firmware.</summary>
public sealed class ProvisionedStationTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_blank_board_becomes_the_station_of_the_plan()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");

        ToolRun run = await ProvisionAsync(station, "--label", folder["label.png"]);

        run.AssertDone();
        Assert.Contains("on " + station.TerminalPort + ": a station that is not provisioned", run.Output);
        Assert.Contains("done: station 0000002a generation 0, profile minimum 1", run.Output);
        Assert.Contains("network: up", run.Output);
        Assert.Contains("0000002a / 0   七里河桥 \"north\"", run.Output);
        Assert.True(File.Exists(folder["label.png"]));
        string settings = Assert.Single(SlotsOf(station), slot => slot.Contains("station=42\n", StringComparison.Ordinal));
        Assert.Contains("latitude=37068200\n", settings);
        Assert.Contains("longitude=-114504800\n", settings);
        Assert.Contains($"network-password={TestPlan.NetworkPassword}\n", settings);
        RegisteredStation registered = Assert.Single(Registry().Stations);
        Assert.Equal(Convert.ToHexStringLower(new StationKeys(registered).CommandKey), settings.Split('\n').Single(line => line.StartsWith("command-key=", StringComparison.Ordinal))["command-key=".Length..]);
        Assert.True(RegistryActions.IsProvisioned(Registry(), registered));
    }

    [Fact]
    public async Task The_same_command_again_changes_nothing_of_its_identity()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        (await ProvisionAsync(station)).AssertDone();
        byte[] key = station.Read("keys/chain")!;

        (await ProvisionAsync(station)).AssertDone();

        Assert.Equal(key, station.Read("keys/chain"));
        Assert.Single(Registry().Stations);
    }

    [Fact]
    public async Task A_command_that_was_ended_in_the_middle_leaves_no_station_and_is_finished_by_the_same()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        using Process process = ToolRun.Start(Arguments(station));
        using var limit = new CancellationTokenSource(Limit);
        string? line = string.Empty;
        while (line is not null && !line.StartsWith("send station.profile", StringComparison.Ordinal))
        {
            line = await process.StandardOutput.ReadLineAsync(limit.Token);
        }

        process.Kill();
        await process.WaitForExitAsync(limit.Token);
        Assert.Null(station.Read("keys/chain"));
        RegisteredStation added = Assert.Single(Registry().Stations);

        (await ProvisionAsync(station)).AssertDone();

        Assert.Equal(added.Secret.ToString(), Assert.Single(Registry().Stations).Secret.ToString());
        Assert.NotNull(station.Read("keys/chain"));
    }

    [Fact]
    public async Task A_passphrase_of_the_network_that_is_wrong_is_told_apart_and_mended_by_the_same_command()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        station.IsRefusedByAccessPoint = true;

        (await ProvisionAsync(station)).AssertError(1, "station-network", "network-password");

        station.IsRefusedByAccessPoint = false;
        (await ProvisionAsync(station)).AssertDone();
    }

    [Fact]
    public async Task A_passphrase_of_the_registry_that_is_wrong_reaches_no_station()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        (await ToolRun.OfAsync("registry", "add", "--station", "00000007", "--name", "other", "--registry", folder["registry"], "--passphrase-file", folder.Put("passphrase", "another one of length\n"))).AssertDone();
        folder.Put("passphrase", "twelve bytes at least\n");

        (await ProvisionAsync(station)).AssertError(3, "registry-passphrase", "registry");

        Assert.Null(station.Read("station.profile"));
    }

    [Fact]
    public async Task A_board_that_is_another_station_is_left_alone_and_no_key_is_made()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "minimum");
        (await ProvisionAsync(station)).AssertDone();

        ToolRun run = await ToolRun.OfAsync([.. TestPlan.Arguments(folder, TestPlan.Write(folder, "0000002b")), "--port", station.TerminalPort]);

        run.AssertError(3, "provision-foreign", "0000002a");
        Assert.Single(Registry().Stations);
    }

    [Fact]
    public async Task A_profile_for_another_board_is_not_sent()
    {
        await using BenchStation station = await BenchStation.StartAsync(folder, "reference");

        (await ProvisionAsync(station)).AssertError(3, "provision-board", "reference");

        Assert.Null(station.Read("station.profile"));
        Assert.False(File.Exists(folder["registry"]));
    }

    [Fact]
    public async Task Nobody_at_the_port_is_said_so()
    {
        using BenchTools.Tests.PseudoTerminals ports = await BenchTools.Tests.PseudoTerminals.OpenAsync();

        ToolRun run = await ToolRun.OfAsync([.. TestPlan.Arguments(folder, TestPlan.Write(folder)), "--port", ports.Near, "--wait", "1"]);

        run.AssertError(4, "station-silent", ports.Near);
        Assert.False(File.Exists(folder["registry"]));
    }

    private static IEnumerable<string> SlotsOf(BenchStation station) =>
        new[] { 0, 1 }.Select(slot => station.Read(SettingsStore.Path(slot))).Where(slot => slot is not null).Select(slot => System.Text.Encoding.UTF8.GetString(slot!));

    private RegistryContent Registry()
    {
        using Passphrase passphrase = Passphrase.FromFile(folder["passphrase"]);
        return RegistryFile.ReadRoots(folder["registry"], passphrase);
    }

    private Task<ToolRun> ProvisionAsync(BenchStation station, params string[] more) => ToolRun.OfAsync([.. Arguments(station), .. more]);

    private string[] Arguments(BenchStation station) => [.. TestPlan.Arguments(folder, TestPlan.Write(folder)), "--port", station.TerminalPort];
}
