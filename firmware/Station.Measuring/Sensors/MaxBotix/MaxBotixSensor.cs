using Station.Hal;
using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.MaxBotix;

/// <summary>
/// MaxBotix ultrasonic distance sensor with its serial output at 9600 baud, sending by itself. Models with RS-232 polarity need an inverter on the board.
/// Sources: data sheets of MB7389 (HRXL) and MB7092 (XL).
/// </summary>
public sealed class MaxBotixSensor : SerialSensor
{
    public const int BaudRate = 9_600;

    /// <summary>The sensor calibrates itself on its first readings.</summary>
    public const int WarmUpMs = 2_000;

    /// <summary>6 to 10 lines a second.</summary>
    private const int AnswerMs = 200;

    private const int TimeoutMs = 2_000;

    private readonly MaxBotixParser parser;
    private readonly int minimum;

    public MaxBotixSensor(SensorIdentity identity, SamplingPeriod period, IBytePort port, MaxBotixSettings settings)
        : base(identity, period, CreateQuantities(settings), port, new SerialDialogue(null, null, AnswerMs, TimeoutMs))
    {
        minimum = settings.Minimum;
        parser = new MaxBotixParser(settings.NoTarget, Counters);
        Listen(parser);
    }

    public static Quantity[] CreateQuantities(MaxBotixSettings settings) =>
        new[] { new Quantity("distance", settings.Centimetres ? "cm" : "mm", 0) };

    protected override void TakeReading(long nowMs)
    {
        QualityReason reason = ReasonAt(nowMs);
        bool nearer = reason == QualityReason.None && parser.Distance <= minimum;
        Quantities[0].Take(parser.Distance, nearer ? QualityReason.BelowRange : reason);
    }
}
