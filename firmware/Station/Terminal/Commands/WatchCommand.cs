using Station.Profiles;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows the values of all sensors again and again, for so many seconds or until a key is pressed.</summary>
public sealed class WatchCommand : TerminalCommand
{
    private const int RoundMs = 2_000;
    private const int UsualSeconds = 60;
    private const int LongestSeconds = 600;

    private readonly ISensorSource source;
    private readonly SensorView sensorView = new SensorView();
    private readonly ValueView valueView = new ValueView();
    private int sensor;
    private int value;
    private long dueMs;
    private long endsMs;

    public WatchCommand(ISensorSource source)
    {
        this.source = source;
    }

    public override string Name => "watch";

    public override string Grammar => "[SECONDS]";

    public override TextKey Summary => TextKey.WatchSummary;

    public override int WordLimit => 1;

    public override bool IsPaged => false;

    public override bool EndsWithKey => true;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        int seconds = UsualSeconds;
        bool isGiven = line.WordCount > 1;
        if (isGiven && (!ProfileNumber.TryParseDecimal(line.Word(1), 0, out seconds) || seconds < 1 || seconds > LongestSeconds))
        {
            return line.Refuse(Refusal.BadSeconds, line.Word(1));
        }

        sensor = 0;
        value = 0;
        dueMs = nowMs;
        endsMs = nowMs + seconds * 1000L;
        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (nowMs < dueMs)
        {
            return true;
        }

        if (sensor == source.SensorCount)
        {
            sensor = 0;
            dueMs = nowMs - nowMs % RoundMs + RoundMs;
            return dueMs < endsMs;
        }

        source.ReadSensor(sensor, sensorView);
        if (value < sensorView.ValueCount)
        {
            source.ReadValue(sensor, value++, valueView);
            writer.Row().Field("uptimeMs").Duration(nowMs).Show("  ");
            ValueLine.Write(writer, valueView);
            return true;
        }

        sensor++;
        value = 0;
        return true;
    }
}
