using Station.Hal;
using Station.Measurement;
using Station.Sensors.Sensirion;
using Station.Sensors.Serial;

namespace Station.Sensors.Sps30;

/// <summary>
/// Sensirion SPS30 at 115200 baud (SEL pin open), asked for each reading. Its floating-point answer can be longer than the FIFO of
/// an expander; the integer one fits. Source: SPS30 data sheet 1.0, section 5.
/// </summary>
public sealed class Sps30SerialSensor : SerialSensor
{
    public const int BaudRate = 115_200;

    /// <summary>The longest answer takes 8 ms at 115200 baud; the sensor may think for 20 ms (section 5.3, "response time").</summary>
    private const int AnswerMs = 40;

    private const int TimeoutMs = 500;

    private readonly Sps30Parser parser;
    private readonly Sps30Cleaning cleaning;
    private readonly byte[] clean = Sps30Command.Clean();
    private readonly int[] values = new int[Sps30Quantity.Count];

    public Sps30SerialSensor(SensorIdentity identity, SamplingPeriod period, IBytePort port, SensirionSettings settings)
        : base(identity, period, Sps30Quantity.CreateQuantities(), port, DialogueOf(settings.IsInteger))
    {
        parser = new Sps30Parser(Counters);
        cleaning = new Sps30Cleaning(settings.CleanHours);
        Listen(parser);
    }

    protected override byte[] TakeCommand(long nowMs)
    {
        if (!cleaning.TakeDue(nowMs))
        {
            return null;
        }

        NotWarmBefore(nowMs + Sps30Cleaning.DisturbanceMs);
        return clean;
    }

    protected override void TakeReading(long nowMs)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!parser.TryRead(i, Sps30Quantity.PerUnit, out values[i]))
            {
                Counters.InstrumentErrors++;
                Miss(QualityReason.InstrumentError);
                return;
            }
        }

        QualityReason reason = ReasonAt(nowMs);
        for (int i = 0; i < values.Length; i++)
        {
            Quantities[i].Take(values[i], reason);
        }
    }

    private static SerialDialogue DialogueOf(bool integers) => SerialDialogue.WithSettling(
        Sps30Quantity.FirstReadingMs,
        new[] { Sps30Command.Stop(), Sps30Command.Start(integers) },
        Sps30Command.Read(),
        AnswerMs,
        TimeoutMs);
}
