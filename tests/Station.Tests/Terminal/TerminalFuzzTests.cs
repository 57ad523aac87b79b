using System.Text;
using Station.Indicators;
using Station.Logging;
using Station.Settings;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

/// <summary>Measures the heap, so nothing else may run beside it.</summary>
[Collection(AloneCollection.Name)]
public sealed class TerminalFuzzTests
{
    private const int InputBytes = 1_000_000;
    private const string Secret = "5ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2";
    private const string Password = "Hunter-Zwei";

    private static readonly string[] Pieces =
    [
        "help", "status", "sensors", "buffer", "log", "time", "net", "reboot", "lang", "zh", "en", "error", "--yes", "yes", "\"", "\\", " ", "\r", "\n",
        "\b", "\u0003", "\u0015", "\u001b[A", "站", "command-key", "network-password", "settings-a",
        "channels", "mode", "calibrate", "so2", "maintenance", "-2.5", "1.02", "2026-11-25",
    ];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_million_bytes_break_nothing_grow_nothing_and_bring_out_no_secret(int seed, bool fromPieces)
    {
        TerminalBench bench = WithSecrets();
        var random = new Random(seed);
        long nowMs = 0;
        long heapBefore = 0;
        for (int fed = 0; fed < InputBytes;)
        {
            byte[] input = fromPieces ? Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]) : Noise(random);
            bench.Port.Type(input);
            fed += input.Length;
            while (bench.Port.Available > 0)
            {
                long nextMs = bench.Loop.Step(nowMs);
                Assert.InRange(nextMs, nowMs + 1, nowMs + 1_000);
                nowMs = nextMs;
            }

            string printed = bench.Port.TakePrinted();
            Assert.DoesNotContain(Secret[..16], printed);
            Assert.DoesNotContain(Password, printed);
            if (heapBefore == 0 && fed > InputBytes / 10)
            {
                heapBefore = GC.GetTotalMemory(true);
            }
        }

        Assert.True(bench.Loop.Lines > 1_000);
        Assert.InRange(GC.GetTotalMemory(true) - heapBefore, long.MinValue, 64 * 1024);
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void No_command_shows_a_secret(Language language)
    {
        TerminalBench bench = WithSecrets();
        bench.Catalogue.Language = language;
        foreach (StationState state in Enum.GetValues<StationState>())
        {
            bench.States.Set(state, true);
        }

        foreach (string name in bench.Commands.Select(command => command.Name))
        {
            string answer = bench.Ask(name);
            Assert.DoesNotContain(Secret[..16], answer);
            Assert.DoesNotContain(Password, answer);
        }
    }

    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[64];
        random.NextBytes(noise);

        // Return is one byte of 256: without more of them hardly a line would ever be complete and short enough.
        noise[random.Next(noise.Length)] = (byte)'\r';
        return noise;
    }

    private static TerminalBench WithSecrets()
    {
        var bench = new TerminalBench();
        bench.Store.Load();
        StationSettings settings = bench.Store.Settings;
        Assert.Equal(Refusal.None, settings.TrySet(SettingKey.CommandKey, Secret));
        Assert.Equal(Refusal.None, settings.TrySet(SettingKey.NetworkPassword, Password));
        Assert.Equal(Refusal.None, settings.TrySet(SettingKey.BrokerPassword, Password));
        Assert.Equal(Refusal.None, bench.Store.Save());
        bench.Log.Write(LogLevel.Warning, Component.Settings, TextKey.LogSlotDamaged, 1);
        return bench;
    }
}
