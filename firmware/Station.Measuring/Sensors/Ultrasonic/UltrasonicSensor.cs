using Station.Hal;
using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.Ultrasonic;

/// <summary>
/// A02YYUW ultrasonic distance sensor and its relatives at 9600 baud. They send by themselves each 100 to 300 ms, and then need a UART of the chip, where each
/// sample takes the next frames; or, as the JSN-SR04T in mode 2, they answer a trigger. Sources: DFRobot SEN0311 data sheet, JSN-SR04T-2.0 manual.
/// </summary>
public sealed class UltrasonicSensor : SerialSensor
{
    public const int BaudRate = 9_600;

    /// <summary>First stable values after 1 to 2 s.</summary>
    public const int WarmUpMs = 2_000;

    /// <summary>The longest pause between two frames.</summary>
    private const int AnswerMs = 320;

    private const int TimeoutMs = 2_000;

    /// <summary>Starts one measurement in mode 2 (JSN-SR04T-2.0 manual); at least 60 ms must lie between two.</summary>
    private const byte Trigger = 0x55;

    /// <summary>Echo from 6 m, 35 ms, and four bytes; the rest is the sensor's time to think.</summary>
    private const int TriggeredAnswerMs = 100;

    private const int TriggeredTimeoutMs = 500;

    private readonly UltrasonicParser parser;
    private readonly int blindMm;

    public UltrasonicSensor(SensorIdentity identity, SamplingPeriod period, IBytePort port, UltrasonicSettings settings)
        : base(identity, period, CreateQuantities(), port, DialogueOf(settings))
    {
        blindMm = settings.BlindMm;
        parser = new UltrasonicParser(Counters, settings.SumWithoutHeader);
        Listen(parser);
    }

    /// <summary>The distance between sensor and water; a level is made of it by the channel's scale and offset.</summary>
    public static Quantity[] CreateQuantities() => new[] { new Quantity("distance", "mm", 0) };

    protected override void TakeReading(long nowMs)
    {
        QualityReason reason = ReasonAt(nowMs);
        bool blind = reason == QualityReason.None && parser.DistanceMm < blindMm;
        Quantities[0].Take(parser.DistanceMm, blind ? QualityReason.BelowRange : reason);
    }

    private static SerialDialogue DialogueOf(UltrasonicSettings settings) => settings.Asked
        ? new SerialDialogue(null, new[] { Trigger }, TriggeredAnswerMs, TriggeredTimeoutMs)
        : new SerialDialogue(null, null, AnswerMs, TimeoutMs);
}
