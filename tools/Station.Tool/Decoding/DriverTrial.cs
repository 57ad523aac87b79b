using Station.Hal;
using Station.Measurement;
using Station.Profiles;
using Station.Sensors;
using Station.Sensors.Sensirion;

namespace Station.Tool.Decoding;

/// <summary>
/// Gives the bytes of a row to the firmware's own driver of a sensor, as its line or bus would, in virtual time. What the driver takes, counts and refuses is
/// what a station would.
/// </summary>
internal sealed class DriverTrial
{
    /// <summary>Later than any warm-up: a captured frame is judged by itself, not by when a sensor was switched on.</summary>
    private const long StartMs = 7 * 86_400_000L;

    private const int MinuteMs = 60_000;

    /// <summary>No row has so many samples: the longest has 4,096 bytes, and each takes some.</summary>
    private const int MostMinutes = 1_000;

    private readonly SamplingPeriod period = new();
    private readonly ReplayPort port;
    private readonly IReplayedBus bus;
    private readonly SensorSet sensors;
    private readonly ReadingList readings;
    private readonly bool isSerial;

    /// <param name="settings">The sensor.</param>
    /// <param name="bytes">What its line brings, or what it answers on the bus.</param>
    /// <param name="registers">The bus of a sensor that is read by registers; null for one that answers with the bytes in their order.</param>
    public DriverTrial(SensorSettings settings, byte[] bytes, IReplayedBus? registers = null)
    {
        isSerial = settings.Port is not null;
        port = new ReplayPort(bytes, () => sensors!.Sensors[0].Counters);
        (byte[]? ready, int readingBytes) = ReadyAnswer(settings.Model);
        bus = registers ?? new ReplayBus(bytes, ready, readingBytes);
        var problems = new ProfileProblems();
        var profile = new Profile("replay", 1, "replay", [settings], [], new HourLayout([], false, false));
        period.Begin(StartMs, StartMs + MinuteMs);
        sensors = new SensorSetBuilder(profile, new ReplayBoard(port, bus), period, problems).Build()
            ?? throw new InvalidOperationException(problems[0].Message);
        readings = new ReadingList(sensors.Sensors[0]);
    }

    /// <summary>What became of the bytes; who sent them is left to the caller.</summary>
    public FrameFinding Run(FrameRow row)
    {
        SensorCounters counters = sensors.Sensors[0].Counters;
        long nowMs = StartMs;
        while (!IsOver(counters) && nowMs < StartMs + MostMinutes * (long)MinuteMs)
        {
            if (nowMs >= period.EndMs)
            {
                period.Begin(period.EndMs, period.EndMs + MinuteMs);
            }

            nowMs = Math.Max(nowMs + 1, Math.Min(sensors.Step(nowMs), period.EndMs));
        }

        int skipped = isSerial ? port.BytesSkipped : bus.Left;
        var counts = new FrameCounts(counters.FramesGood, counters.FramesOther, counters.ChecksumErrors, counters.InstrumentErrors, skipped);
        return Refusal.Judge(row, sensors.Sensors[0].Model, counts, readings.Values, isSerial ? port.Unfinished > 0 : bus.IsOver && counts.ChecksumErrors == 0);
    }

    /// <summary>On a line, when a further sample has found nothing more; on the bus, when the sample that took the last byte is concluded.</summary>
    private bool IsOver(SensorCounters counters) =>
        isSerial ? port.IsOver : (bus.IsOver || bus.Left == 0) && (readings.Values.Count > 0 || readings.HasMissed || counters.Timeouts > 0);

    /// <summary>How a sensor says that a reading is there, and how long one is; null for those that are not asked.</summary>
    private static (byte[]? Ready, int ReadingBytes) ReadyAnswer(SensorModel model) => model switch
    {
        SensorModel.Scd4x => (Word(0x8006), 9),
        SensorModel.Sps30 => (Word(0x0001), 60),
        _ => (null, 1),
    };

    private static byte[] Word(int word) => [(byte)(word >> 8), (byte)word, SensirionCrc.Of(word >> 8, word & 0xFF)];
}
