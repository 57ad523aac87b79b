using Station.Hal;
using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.Ultrasonic;

/// <summary>
/// A02YYUW ultrasonic distance sensor at 9600 baud. It sends by itself each 100 to 300 ms, so it needs a UART of the chip; each
/// sample takes the next frames. Source: DFRobot SEN0311 data sheet.
/// </summary>
public sealed class UltrasonicSensor : SerialSensor
{
    public const int BaudRate = 9_600;

    /// <summary>First stable values after 1 to 2 s.</summary>
    public const int WarmUpMs = 2_000;

    /// <summary>The longest pause between two frames.</summary>
    private const int AnswerMs = 320;

    private const int TimeoutMs = 2_000;

    private readonly UltrasonicParser parser;

    public UltrasonicSensor(SensorIdentity identity, SamplingPeriod period, IBytePort port)
        : base(identity, period, CreateQuantities(), port, new SerialDialogue(null, null, AnswerMs, TimeoutMs))
    {
        parser = new UltrasonicParser(Counters);
        Listen(parser);
    }

    /// <summary>The distance between sensor and water; a level is made of it by the channel's scale and offset.</summary>
    public static Quantity[] CreateQuantities() => new[] { new Quantity("distance", "mm", 0) };

    protected override void TakeReading(long nowMs) => Quantities[0].Take(parser.DistanceMm, ReasonAt(nowMs));
}
