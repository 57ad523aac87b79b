using System.Diagnostics;
using Station.Sensors;
using Station.Sensors.MaxBotix;
using Station.Sensors.Modbus;
using Station.Sensors.Plantower;
using Station.Sensors.Sds011;
using Station.Sensors.Serial;
using Station.Sensors.Sps30;
using Station.Sensors.Ultrasonic;
using Station.Sensors.Winsen;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>A million mutated bytes into every parser: no exception, bounded time, every byte accounted for.</summary>
public sealed class MutatedBytesTests
{
    private const int Bytes = 1_000_000;

    [Theory]
    [InlineData("plantower", "424d001c00000008000800000008000800d20046002d001e00000000970002c5")]
    [InlineData("winsen", "FF2B0400006400006D")]
    [InlineData("sds011", "aac00600060058d93dab")]
    [InlineData("sps30", "7e0003002840df03da417d3162ae41279e32412c107d5e42307d5ed34255c04c425e0908425fa28a425fe4433f40fa1fff7e")]
    [InlineData("ultrasonic", "FF07A1A7")]
    [InlineData("ultrasonic-data", "FF00DEDE")]
    [InlineData("modbus", "0103020218B92E")]
    public void A_million_mutated_bytes_are_survived_and_accounted_for(string family, string hex)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            var counters = new SensorCounters();
            FrameScanner scanner = Create(family, counters);
            byte[] stream = Mutate(Scan.Hex(hex), new Random(seed));
            long frameBytes = 0;
            var clock = Stopwatch.StartNew();
            int pendingBefore = 0;
            int skippedBefore = 0;
            Feed(scanner, stream, taken =>
            {
                // What was taken and is neither skipped nor still pending was a frame.
                frameBytes += taken + pendingBefore - scanner.Pending - (counters.BytesSkipped - skippedBefore);
                pendingBefore = scanner.Pending;
                skippedBefore = counters.BytesSkipped;
            });
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
            Assert.Equal(Bytes, frameBytes + counters.BytesSkipped + scanner.Pending);
            Assert.True(counters.FramesGood > 1_000 && counters.ChecksumErrors > 100 && counters.BytesSkipped > 1_000);
        }
    }

    [Fact]
    public void A_million_random_bytes_are_survived()
    {
        foreach (string family in new[] { "plantower", "winsen", "sds011", "sps30", "ultrasonic", "ultrasonic-data", "maxbotix", "modbus" })
        {
            var counters = new SensorCounters();
            FrameScanner scanner = Create(family, counters);
            byte[] noise = new byte[Bytes];
            new Random(4).NextBytes(noise);
            Feed(scanner, noise, _ => { });
            Assert.True(counters.BytesSkipped > Bytes / 2, family);
        }
    }

    private static FrameScanner Create(string family, SensorCounters counters) => family switch
    {
        "plantower" => new PlantowerParser(counters),
        "winsen" => new WinsenParser(new WinsenSettings(WinsenGas.SulphurDioxide, true, false, 6, WinsenFrame.PartsPerBillion, 0), counters),
        "sds011" => new Sds011Parser(counters),
        "sps30" => new Sps30Parser(counters),
        "ultrasonic" => new UltrasonicParser(counters),
        "ultrasonic-data" => new UltrasonicParser(counters, sumWithoutHeader: true),
        "maxbotix" => new MaxBotixParser([5_000], counters),
        _ => new ModbusParser(ModbusQuestion.Build(1, 3, 0, 1), counters),
    };

    private static void Feed(FrameScanner scanner, byte[] bytes, Action<int> onReturn)
    {
        int at = 0;
        do
        {
            int before = at;
            at = scanner.Feed(bytes, at, Math.Min(bytes.Length, at + 1 + at % 61));
            onReturn(at - before);
        }
        while (scanner.Kind != FrameKind.None || at < bytes.Length);
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        var stream = new byte[Bytes];
        for (int i = 0, at = 0; i < Bytes; i++, at++)
        {
            int chance = random.Next(200);
            at += chance == 0 ? 1 : 0;
            at -= chance == 1 ? 1 : 0;
            byte value = frame[((at % frame.Length) + frame.Length) % frame.Length];
            stream[i] = chance == 2 ? (byte)random.Next(256) : chance == 3 ? (byte)(value ^ 1 << random.Next(8)) : value;
        }

        return stream;
    }
}
