using System.Diagnostics;
using System.Text.Json;
using Station.Tool.Tests;

namespace Station.BenchTools.Tests;

/// <summary>probe and sensor as people run them, and what can be wrong with a port.</summary>
public sealed class BenchCommandTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_played_sensor_is_probed_and_playing_ends_with_a_line_of_statistics()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        using Process playing = await StartPlayingAsync("SDS011", "--port", ports.Far, "--faults", "noise-before:100");

        ToolRun probe = await ToolRun.OfAsync("probe", "--port", ports.Near, "--json");
        Interrupt(playing);
        ToolRun played = await ToolRun.EndOf(playing);

        probe.AssertDone();
        JsonElement finding = JsonDocument.Parse(probe.Output).RootElement;
        JsonElement sensor = Assert.Single(finding.GetProperty("sensors").EnumerateArray());
        JsonElement fit = Assert.Single(sensor.GetProperty("fits").EnumerateArray());
        Assert.Equal("recognised", finding.GetProperty("verdict").GetString());
        Assert.Equal("sensor NAME model=sds011 mode=active port=PORT", fit.GetProperty("profile").GetString());
        Assert.Equal(["pm25", "pm10"], fit.GetProperty("readings").EnumerateArray().Select(value => value.GetProperty("quantity").GetString()));
        Assert.True(sensor.GetProperty("bytesSkipped").GetInt32() > 0);
        played.AssertDone();
        Assert.Matches(@"[1-9]\d* frames, [1-9]\d* bytes sent, 0 commands and questions received, [1-9]\d* noise-before\n$", played.Output);
    }

    [Fact]
    public async Task A_port_that_vanishes_in_the_middle_is_named_by_both()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        using Process playing = await StartPlayingAsync("noise", "--port", ports.Far);
        using Process probing = ToolRun.Start("probe", "--port", ports.Near);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);

        ports.Vanish();

        (await ToolRun.EndOf(probing)).AssertError(4, "port-lost", ports.Near);
        (await ToolRun.EndOf(playing)).AssertError(4, "port-lost", ports.Far);
    }

    [Fact]
    public async Task Nobody_on_the_line_is_said_so()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();

        (await ToolRun.OfAsync("probe", "--port", ports.Near, "--baud", "9600", "--addresses", "1")).AssertError(4, "probe-silence", ports.Near);
    }

    [Fact]
    public async Task Ports_that_cannot_be_opened_are_told_apart()
    {
        (await ToolRun.OfAsync("probe", "--port", "/dev/ttyNONE7")).AssertError(3, "port-missing", "/dev/ttyNONE7");
        (await ToolRun.OfAsync("sensor", "sds011", "--port", "/dev/null")).AssertError(3, "port-unsuited", "/dev/null");
        (await ToolRun.OfAsync("probe", "--port", "/dev/null", "--baud", "50")).AssertError(2, "port-baud", "50");
    }

    [Fact]
    public async Task Who_may_not_open_a_port_is_told_the_group_that_may()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        string node = File.ResolveLinkTarget(ports.Near, returnFinalTarget: true)!.FullName;
        await Run("chmod", "0", node);
        await Run("chmod", "755", Path.GetDirectoryName(ports.Near)!);
        await Run("chgrp", "daemon", node);

        ToolRun run = await AsNobodyAsync("probe", "--port", ports.Near);

        run.AssertError(4, "port-denied", "group daemon");
        Assert.Contains("usermod -aG daemon", run.Error);
    }

    [Fact]
    public async Task A_port_in_use_is_said_to_be()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        await Run("chmod", "666", File.ResolveLinkTarget(ports.Near, returnFinalTarget: true)!.FullName);
        await Run("chmod", "755", Path.GetDirectoryName(ports.Near)!);
        using Process first = StartAsNobody("sensor", "SDS011", "--port", ports.Near);
        using var limit = new CancellationTokenSource(Limit);
        Assert.Contains("Ctrl-C ends", await first.StandardOutput.ReadLineAsync(limit.Token));

        ToolRun second = await AsNobodyAsync("probe", "--port", ports.Near);
        first.Kill();

        second.AssertError(4, "port-busy", ports.Near);
    }

    public static TheoryData<string, string, string[]> Bad() => new()
    {
        { "usage", "--port", ["probe"] },
        { "probe-addresses", "'0'", ["probe", "--port", "P", "--addresses", "0"] },
        { "probe-addresses", "'5-2'", ["probe", "--port", "P", "--addresses", "5-2"] },
        { "usage", "--port", ["sensor", "SDS011"] },
        { "usage", "sensor", ["sensor", "--port", "P"] },
        { "sensor-model", "SDS099", ["sensor", "SDS099", "--port", "P"] },
        { "sensor-not-serial", "scd4x", ["sensor", "scd4x", "--port", "P"] },
        { "sensor-keys", "argon", ["sensor", "winsen gas=argon", "--port", "P"] },
        { "sensor-environment", "moon", ["sensor", "SDS011", "--port", "P", "--environment", "moon"] },
        { "sensor-faults", "gremlins", ["sensor", "SDS011", "--port", "P", "--faults", "gremlins"] },
        { "sensor-faults", "silence:0", ["sensor", "SDS011", "--port", "P", "--faults", "silence:0"] },
        { "sensor-asked", "--asked", ["sensor", "MB7389", "--port", "P", "--asked"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_cannot_be_meant_is_refused_before_any_port_is_opened(string token, string word, string[] arguments)
    {
        ToolRun run = await ToolRun.OfAsync(arguments);

        run.AssertError(2, token, word);
        Assert.Equal(string.Empty, run.Output);
    }

    [Fact]
    public async Task The_list_names_sensors_environments_and_faults()
    {
        ToolRun run = await ToolRun.OfAsync("sensor", "--list");

        run.AssertDone();
        Assert.All(["PMS7003", "submersible", "weir", "changed-byte"], name => Assert.Contains("\n  " + name + " ", run.Output));
    }

    private static async Task<Process> StartPlayingAsync(params string[] arguments)
    {
        Process process = ToolRun.Start(["sensor", .. arguments]);
        using var limit = new CancellationTokenSource(Limit);
        Assert.Contains("Ctrl-C ends", await process.StandardOutput.ReadLineAsync(limit.Token));
        return process;
    }

    private static void Interrupt(Process process)
    {
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Root may open everything, so the tool is run as somebody else where the tests are run as root.</summary>
    private static async Task<ToolRun> AsNobodyAsync(params string[] arguments)
    {
        using Process process = StartAsNobody(arguments);
        return await ToolRun.EndOf(process);
    }

    private static Process StartAsNobody(params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return ToolRun.Start(arguments);
        }

        string tool = Path.Combine(AppContext.BaseDirectory, "Station.Tool.dll");
        var start = new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", tool, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_HOME"] = start.Environment["HOME"] = Path.GetTempPath();
        return Process.Start(start)!;
    }

    private static async Task Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(command, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
