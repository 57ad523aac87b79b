using System.Text;
using System.Text.Json;
using Station.Hal.Simulated;
using Station.Settings;
using Station.Tests.Laws;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

/// <summary>Random lines: no exception, no secret that was planted in the settings, no step that does more than its share. Measures what steps take, so nothing may run beside it.</summary>
[Collection(AloneCollection.Name)]
public sealed class LineFuzzTests(ITestOutputHelper output)
{
    private const string Secret = "5ec2e75ec2e7-Hunter-Zwei";
    private const string Key = "7e57ab1e7e57ab1e7e57ab1e7e57ab1e7e57ab1e7e57ab1e7e57ab1e7e57ab1e";

    /// <summary>The most that a step may take from the heap: a block's text, and what a line is taken apart into. What a step takes is bounded by the work that it does.</summary>
    private const int StepBytesLimit = 48 * 1024;

    /// <summary>Steps that the longest answer takes, of which each sends a portion, and a page that nobody reads.</summary>
    private const int StepsLimit = 12_000;

    /// <summary>Every other line is followed by a pause, without which what follows a damaged packet is its rest.</summary>
    private const int PauseMs = 1_000;

    private static int Lines => TestScale.Full ? 1_000_000 : 40_000;

    private static int LinesOfStation => TestScale.Full ? 20_000 : 1_000;

    [Fact]
    public void Random_lines_break_nothing_bring_out_no_secret_and_keep_each_step_short()
    {
        TerminalBench bench = WithSecrets();
        var lines = new RandomLine(new Random(7), [.. bench.Commands.Select(command => command.Name)], Secret);
        long nowMs = 0;
        long mostBytes = 0;
        int replies = 0;
        for (int i = 0; i < Lines; i++)
        {
            byte[] line = lines.Next();
            bench.Port.Type(line);
            int steps = 0;
            for (int idle = 0; idle < 3; idle = bench.Port.Available > 0 ? 0 : idle + 1)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                long nextMs = bench.Loop.Step(nowMs);
                long taken = GC.GetAllocatedBytesForCurrentThread() - before;
                mostBytes = Math.Max(mostBytes, taken);
                Assert.InRange(nextMs, nowMs + 1, nowMs + 1_000);
                Assert.True(taken < StepBytesLimit && ++steps < StepsLimit, $"{taken} bytes, {steps} steps: {Encoding.Latin1.GetString(line)}");
                nowMs = nextMs;
            }

            replies += Check(bench.Port.TakePrintedBytes(), line);
            nowMs += i % 2 * PauseMs;
        }

        output.WriteLine($"{Lines} lines, {bench.Loop.Lines} of them taken as such, {replies} replies to programs; the step that took most: {mostBytes} bytes");
        Assert.True(bench.Loop.Lines > Lines / 2 && replies > Lines / 10);
        Assert.InRange(bench.Port.LongestWrite, 1, 64);
    }

    [Fact]
    public void A_whole_station_stands_random_lines_and_its_data_arrives()
    {
        using var bench = new LawBench();
        bench.RunMinutes(3);
        StationSettings settings = bench.Delivery.Settings.Settings;
        string[] names = ["help", "status", "sensors", "watch", "buffer", "log", "time", "net", "channels", "maintenance", "mode", "selftest", "led", "identify", "export", "lang", "set"];
        byte[][] secrets = [Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(settings.Text(SettingKey.CommandKey)), bench.Platform.Keys.FirstChainKey];
        var lines = new RandomLine(new Random(11), names, Secret);
        TerminalLine console = bench.Station.Board.Console;
        for (int i = 0; i < LinesOfStation; i++)
        {
            console.Type(lines.Next());
            bench.RunFor(2_000, 500);
            byte[] printed = console.TakePrintedBytes();
            Assert.All(secrets, secret => Assert.Equal(-1, printed.AsSpan().IndexOf(secret)));
        }

        // Whatever was set meanwhile, the trial takes the station back to its broker.
        bench.RunMinutes(15);
        Assert.Equal((0L, 0L), (bench.Platform.Report().Unexplained, bench.Platform.Report().Conflicts));
    }

    /// <summary>Counts replies to programs, each of which must be one line of JSON.</summary>
    private static int Check(byte[] printed, byte[] line)
    {
        string text = Encoding.UTF8.GetString(printed);
        Assert.False(text.Contains(Secret, StringComparison.Ordinal) || text.Contains(Key[..16], StringComparison.Ordinal), Encoding.Latin1.GetString(line) + " => " + text);
        int replies = 0;
        for (int at = text.IndexOf("\r\n{\"id\":", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\r\n{\"id\":", at + 2, StringComparison.Ordinal))
        {
            int end = text.IndexOf("\r\n", at + 2, StringComparison.Ordinal);
            if (end > 0)
            {
                JsonDocument.Parse(text[(at + 2)..end]).Dispose();
                replies++;
            }
        }

        return replies;
    }

    private static TerminalBench WithSecrets()
    {
        var bench = new TerminalBench();
        bench.Sources.Blocks = [new byte[10], new byte[2_000]];
        bench.Store.Load();
        StationSettings settings = bench.Store.Settings;
        Assert.Equal(Refusal.None, settings.TrySet(SettingKey.CommandKey, Key));
        Assert.Equal(Refusal.None, settings.TrySet(SettingKey.NetworkPassword, Secret));
        Assert.Equal(Refusal.None, settings.TrySet(SettingKey.BrokerPassword, Secret));
        Assert.Equal(Refusal.None, bench.Store.Save());
        return bench;
    }
}
